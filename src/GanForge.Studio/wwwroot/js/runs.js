import { ask, by, count, duration, el, figure, paced, samplePath, showState, watchRuns } from './page.js';

/** The page of all runs: a card each, kept up to date. */
const cards = new Map();
const picked = new Set();
let runs = [];
const kept = ['words', 'state', 'sort'];

const groups = { running: ['running'], done: ['completed', 'stopped-early'], ended: ['interrupted', 'cut-short'], wrong: ['failed', 'broken'] };
const share = run => run.steps ? Math.min(1, run.step / run.steps) : 0;
const orders = {
  newest: (a, b) => b.number - a.number,
  oldest: (a, b) => a.number - b.number,
  name: (a, b) => (a.recipe ?? '').localeCompare(b.recipe ?? '') || b.number - a.number,
  progress: (a, b) => share(b) - share(a) || b.number - a.number,
  quality: (a, b) => (a.metrics['digit-fid'] ?? Infinity) - (b.metrics['digit-fid'] ?? Infinity) || b.number - a.number,
  speed: (a, b) => (b.imagesPerSecond ?? 0) - (a.imagesPerSecond ?? 0),
};

class Card {
  constructor(run) {
    this.image = el('img', { class: 'thumbnail', alt: '', loading: 'lazy', decoding: 'async', width: 300, height: 300 });
    this.state = el('span');
    this.progress = el('progress', { max: 1, 'aria-label': 'Progress' });
    this.left = el('span');
    this.right = el('span', { class: 'number' });
    this.note = el('p', { class: 'small quiet' });
    this.pick = el('input', { type: 'checkbox', onchange: () => choose(run.name, this.pick.checked) });
    this.item = el('li', { class: 'card' },
      this.image,
      el('div', { class: 'head' }, el('h2', {}, el('a', { href: `/runs/${encodeURIComponent(run.name)}` }, run.name)), this.state),
      this.progress, el('div', { class: 'facts' }, this.left, this.right), this.note,
      el('label', { class: 'pick' }, this.pick, 'Compare'));
  }

  show(run) {
    const last = run.samples.at(-1);
    const source = last === undefined ? '' : `${samplePath(run.name, last)}`;
    if (this.source !== source) {
      this.source = source;
      if (source) this.image.src = source;
      this.image.alt = source ? `Samples of ${run.name} after epoch ${last}` : '';
    }
    showState(this.state, run.state);
    this.progress.value = share(run);
    this.progress.hidden = run.state === 'broken';
    this.left.textContent = run.recipe ? `${run.recipe} · ${run.dataset}` : '';
    this.right.textContent = progressOf(run);
    this.note.textContent = run.problem ?? notes(run).join(' · ');
  }
}

/** Epochs; steps where the training ends within an epoch. */
function progressOf(run) {
  if (!run.epochs) return '';
  return run.steps < run.epochs * run.stepsPerEpoch ? `${count(run.step)} of ${count(run.steps)} steps` : `${run.epoch} of ${run.epochs} epochs`;
}

function notes(run) {
  const fid = run.metrics['digit-fid'];
  return [
    fid !== undefined && `digit-fid ${figure(fid)}`,
    run.figures.lossG !== undefined && `loss G ${figure(run.figures.lossG)}, D ${figure(run.figures.lossD)}`,
    run.imagesPerSecond && `${count(run.imagesPerSecond)} images/s`,
    run.seconds && duration(run.seconds),
    run.alarms > 0 && `${run.alarms} alarm${run.alarms > 1 ? 's' : ''}`,
  ].filter(Boolean);
}

function choose(name, isPicked) {
  if (isPicked) picked.add(name); else picked.delete(name);
  by('picked').hidden = picked.size < 2;
  by('compare').href = `/compare?runs=${[...picked].map(encodeURIComponent).join(',')}`;
  by('compare').textContent = `Compare ${picked.size} runs`;
}

/** What a field says when nobody has chosen, whatever the browser remembers. */
const usual = id => by(id).options ? by(id).options[0].value : '';

/** Filter and order are part of the page's address, so that they outlive a reload and can be sent to others. */
function remember() {
  const asked = new URLSearchParams(kept.map(id => [id, by(id).value]).filter(([id, value]) => value !== usual(id)));
  history.replaceState(null, '', asked.size ? `?${asked}` : location.pathname);
}

function recall() {
  const asked = new URLSearchParams(location.search);
  for (const id of kept) {
    by(id).value = asked.get(id) ?? usual(id);
    if (by(id).selectedIndex === -1) by(id).value = usual(id);
  }
}

function draw() {
  const words = by('words').value.toLowerCase().split(/\s+/).filter(Boolean);
  const states = groups[by('state').value];
  const shown = runs
    .filter(run => !states || states.includes(run.state))
    .filter(run => words.every(word => `${run.name} ${run.recipe} ${run.dataset} ${run.description}`.toLowerCase().includes(word)))
    .sort(orders[by('sort').value]);
  for (const run of runs) {
    if (!cards.has(run.name)) cards.set(run.name, new Card(run));
    cards.get(run.name).show(run);
  }
  const there = new Set(runs.map(run => run.name));
  for (const name of [...cards.keys()].filter(name => !there.has(name))) {
    cards.delete(name);
    choose(name, false);
  }
  const items = shown.map(run => cards.get(run.name).item);
  const list = by('runs');
  if (items.length !== list.children.length || items.some((item, i) => list.children[i] !== item)) list.replaceChildren(...items);
  by('count').textContent = runs.length === 0 ? 'There are no runs yet. Start one here, or with ‘ganforge train’: it shows up by itself.'
    : shown.length === runs.length ? `${runs.length} run${runs.length > 1 ? 's' : ''}` : `${shown.length} of ${runs.length} runs`;
}

const load = paced(async () => {
  try {
    runs = await ask('/api/runs');
  } catch (problem) {
    by('count').textContent = problem.message;
    return;
  }
  draw();
}, 700);
recall();
for (const id of kept) by(id).addEventListener('input', () => { remember(); draw(); });
by('filter').addEventListener('submit', event => event.preventDefault());
load();
watchRuns(load, load);
