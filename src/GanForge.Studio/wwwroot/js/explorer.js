import { ask, attempt, by, el, figure, paced, runOfPage, runPath, say, sendBytes, sendForLines } from './page.js';
import { add } from './latent.js';
import { bytesOf64, paint } from './pixels.js';
import { CodeSpace, NoiseSpace } from './spaces.js';
import { LatentMap } from './map.js';
import { Drawing } from './drawing.js';

/** The explorer: a plane of the latent space, one image of it, walks, and the search for a drawn one. */
const name = runOfPage();
by('back').textContent = name;
by('back').href = `/runs/${encodeURIComponent(name)}`;

let model, noise, codes, space, current;
let seed = 0;
const ends = {};

const show = bytes => paint(by('digit'), bytes, model);
const preview = paced(async () => show(await space.images([preview.vector])), 30);
const judge = paced(async () => {
  const bytes = await space.images([current]);
  const [{ verdicts }, near] = await Promise.all([
    sendBytes(runPath(name, '/judge'), bytes).catch(problem => ({ verdicts: [], problem })),
    sendBytes(runPath(name, '/neighbours'), bytes).catch(() => ({ nearest: [] })),
  ]);
  by('belief').textContent = verdicts.length ? `The discriminator takes it for real with ${figure(100 * verdicts[0].belief)} % (score ${figure(verdicts[0].score)}).` : '';
  by('neighbours').replaceChildren(...near.nearest.map(image => {
    const canvas = el('canvas', { class: 'pixels', role: 'img', 'aria-label': `Training image ${image.index}, a ${image.label}` });
    paint(canvas, bytesOf64(image.pixels), near);
    return el('li', {}, el('figure', {}, canvas, el('figcaption', {}, `${image.label}, ${figure(image.distance)}`)));
  }));
}, 150);

/** Makes a vector the one that all is about. */
function choose(vector, { keepsSliders = false } = {}) {
  current = vector;
  preview.vector = vector;
  preview();
  judge();
  if (!keepsSliders) showSliders();
}

const map = new LatentMap(by('map'), {
  images: vectors => space.images(vectors),
  hovered: vector => { preview.vector = vector; preview(); },
  chosen: vector => choose(vector),
  drew: problem => say(by('problem'), problem?.message),
});
by('map').addEventListener('pointerleave', () => { if (current) { preview.vector = current; preview(); } });

/** Another plane, perhaps of another space, which becomes the page's once its vectors are there. */
async function newPlane(of = space) {
  const [origin, one, other] = await of.random([seed, seed + 1, seed + 2]);
  space = of;
  const [across, down] = space instanceof CodeSpace ? [add(one, origin, -1), add(other, origin, -1)] : [one, other];
  await lay(origin, across, down);
}

async function lay(origin, across, down, chosen = space.confine(origin)) {
  plane = { origin, across, down };
  map.home();
  map.marks = { chosen: [0, 0] };
  choose(chosen);
  await map.set({ origin, across, down, confine: vector => space.confine(vector), model });
}
let plane;

function showSliders() {
  if (!by('dimensions').open) return;
  const bound = space instanceof NoiseSpace && model.noise === 'uniform' ? 1 : space instanceof CodeSpace ? Math.max(1, ...current.map(Math.abs)) * 1.5 : 4;
  by('sliders').replaceChildren(...current.map((value, i) => {
    const slider = el('input', { type: 'range', min: -bound, max: bound, step: bound / 200, value, 'aria-label': `Number ${i}` });
    slider.addEventListener('input', () => {
      const moved = current.with(i, +slider.value);
      choose(moved, { keepsSliders: true });
      plane.origin = moved;
      map.origin = moved;
      map.home();
      map.marks = { chosen: [0, 0] };
      map.draw();
    });
    const shown = el('output', {}, value.toFixed(2));
    slider.addEventListener('input', () => { shown.textContent = (+slider.value).toFixed(2); });
    return el('label', {}, String(i), slider, shown);
  }));
}

function setEnd(which) {
  ends[which] = { input: space.input(current) };
  map.mark(which === 'a' ? 'from' : 'to', map.marks.chosen);
  const canvas = el('canvas', { class: 'pixels', role: 'img', 'aria-label': which === 'a' ? 'The walk begins here' : 'The walk ends here' });
  canvas.width = model.width; canvas.height = model.height;
  canvas.getContext('2d').drawImage(by('digit'), 0, 0);
  ends[which].picture = canvas;
  by('ends').replaceChildren(...['a', 'b'].filter(end => ends[end]).map(end => el('span', { class: 'thumbs' }, el('figure', {}, ends[end].picture, el('figcaption', {}, end === 'a' ? 'from' : 'to')))));
  by('walk').disabled = by('save').disabled = !(ends.a && ends.b);
}

const steps = 32;
const way = () => Array.from({ length: steps }, (_, i) => space.between(ends.a.input, ends.b.input, i / (steps - 1)));

async function walk() {
  const bytes = await space.imagesOf(way());
  const size = bytes.length / steps;
  by('walk').disabled = true;
  for (let i = 0; i < steps; i++) {
    show(bytes.subarray(i * size, (i + 1) * size));
    await new Promise(done => setTimeout(done, 70));
  }
  by('walk').disabled = false;
}

async function save() {
  const there = way();
  const gif = await space.animation([...there, ...there.slice(1, -1).reverse()]);
  const link = el('a', { href: URL.createObjectURL(new Blob([gif], { type: 'image/gif' })), download: `${name}-walk.gif` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const drawing = new Drawing(by('drawing'), paced(async () => {
  if (drawing.isEmpty) { by('judgement').textContent = 'The discriminator says what it thinks of your drawing.'; return; }
  const { verdicts } = await sendBytes(runPath(name, '/judge'), drawing.bytes(model));
  by('judgement').textContent = `The discriminator takes your drawing for real with ${figure(100 * verdicts[0].belief)} % (score ${figure(verdicts[0].score)}).`;
}, 200));

let search;

/** Searches, showing the best image so far; pressed again, stops and keeps that. */
async function find() {
  if (search) return search.abort();
  if (drawing.isEmpty) return say(by('found'), 'Draw something first.', false);
  search = new AbortController();
  const bytes = drawing.bytes(model);
  const picture = (data, words) => {
    const canvas = el('canvas', { class: 'pixels', role: 'img', 'aria-label': words });
    if (data) paint(canvas, data, model);
    return el('li', {}, el('figure', {}, canvas, el('figcaption', {}, words)));
  };
  const nearest = picture(null, 'searching');
  const rename = words => {
    nearest.querySelector('canvas').setAttribute('aria-label', words);
    nearest.querySelector('figcaption').textContent = words;
  };
  by('found').replaceChildren(picture(bytes, 'as the networks see it'), nearest);
  by('find').textContent = 'Stop searching';
  let result;
  try {
    await sendForLines(runPath(name, '/invert'), bytes, line => {
      result = line;
      paint(nearest.querySelector('canvas'), bytesOf64(line.pixels), model);
      rename(line.done < 1 ? `searching, ${Math.round(100 * line.done)} %` : 'nearest generated');
    }, search.signal);
  } catch (problem) {
    if (problem.name === 'AbortError' && result) rename('nearest when stopped');
    else nearest.remove();
    throw problem;
  } finally {
    by('search-state').textContent = nearest.isConnected ? nearest.querySelector('figcaption').textContent : '';
    search = null;
    by('find').textContent = 'Find the nearest generated image';
  }
  if (space !== noise) { by('space').value = 'noise'; await changeSpace(); }
  // What was searched are the newest weights, and the whole of the noise.
  if (result.class !== null) { noise.label = result.class; by('class').value = String(result.class); }
  noise.epoch = null;
  by('epoch').value = '';
  noise.truncation = 1;
  by('truncation').value = 1;
  showTruncation();
  const found = Array.from(new Float32Array(bytesOf64(result.latent).buffer));
  const [across, down] = await space.random([seed + 1, seed + 2]);
  await lay(found, across, down, found);
}

const showTruncation = () => { by('truncation-value').textContent = (+by('truncation').value).toFixed(2); };

async function redraw() {
  choose(current, { keepsSliders: true });
  await map.draw();
}

async function changeSpace() {
  const before = space;
  try {
    await newPlane(by('space').value === 'codes' ? codes : noise);
  } catch (problem) {
    by('space').value = before === codes ? 'codes' : 'noise';
    throw problem;
  }
  by('truncation').disabled = space === codes;
  by('class').disabled = space === codes;
  by('epoch').disabled = space === codes;
  delete ends.a; delete ends.b;
  delete map.marks.from; delete map.marks.to;
  map.paint();
  by('ends').replaceChildren();
  by('walk').disabled = by('save').disabled = true;
}

async function open() {
  model = await ask(runPath(name, '/model'));
  if (model.isPoints) return say(by('problem'), `This run generates points of ${model.dataset}; its samples are on the run's page, and ‘One step, slowly’ shows the discriminator's field.`, false);
  noise = space = new NoiseSpace(name, model);
  if (model.codes) {
    const { dimensions } = await ask(runPath(name, '/code-model'));
    codes = new CodeSpace(name, model, dimensions);
    by('space-label').hidden = false;
  }
  if (model.classes.length) {
    by('class').append(...model.classes.map((label, i) => el('option', { value: i }, label)));
    by('class-label').hidden = false;
  }
  if (model.epochs.length) {
    by('epoch').append(el('option', { value: '' }, 'the newest'), ...model.epochs.map(epoch => el('option', { value: epoch }, `epoch ${epoch}`)));
    by('epoch-label').hidden = false;
  }
  by('tool').hidden = false;
  await newPlane();
}

by('class').addEventListener('change', () => { noise.label = +by('class').value; attempt(redraw); });
by('epoch').addEventListener('change', () => { noise.epoch = by('epoch').value === '' ? null : +by('epoch').value; attempt(redraw); });
by('truncation').addEventListener('input', () => { noise.truncation = +by('truncation').value; showTruncation(); attempt(redraw); });
by('space').addEventListener('change', () => attempt(changeSpace));
by('new-plane').addEventListener('click', () => { seed += 3; attempt(() => newPlane()); });
by('home').addEventListener('click', () => { map.home(); attempt(() => map.draw()); });
by('set-a').addEventListener('click', () => setEnd('a'));
by('set-b').addEventListener('click', () => setEnd('b'));
by('walk').addEventListener('click', () => attempt(walk));
by('save').addEventListener('click', () => attempt(save));
by('find').addEventListener('click', () => attempt(find));
by('clear').addEventListener('click', () => { search?.abort(); drawing.clear(); drawing.changed(); by('found').replaceChildren(); });
by('smooth').addEventListener('change', () => by('digit').classList.toggle('pixels', !by('smooth').checked));
by('dimensions').addEventListener('toggle', () => { if (current) showSliders(); });

open().catch(problem => say(by('problem'), problem.message));
