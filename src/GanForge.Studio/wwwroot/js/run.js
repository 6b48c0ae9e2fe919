import { ask, attempt, by, count, duration, el, figure, filePath, paced, runOfPage, runPath, samplePath, say, send, showState, size, watchRuns } from './page.js';
import { ChartBoard, boardControls } from './charts.js';
import { showBeliefs, showClasses } from './beliefs.js';
import { Player } from './player.js';

/** The page of a run: everything it has written, as it writes it. */
const name = runOfPage();
document.title = `${name} – GanForge`;
by('name').textContent = name;

const player = new Player({ image: by('grid'), slider: by('time'), button: by('play'), output: by('epoch') },
  epoch => samplePath(name, epoch), epoch => epoch === 0 ? 'start' : `epoch ${epoch}`);
const board = new ChartBoard(by('charts'), boardControls(by), async range => {
  const { series, problem } = await ask(runPath(name, `/curves?points=400${range ? `&from=${range[0]}&to=${range[1]}` : ''}`));
  say(by('curves-problem'), problem && `${problem} The other lines are shown.`);
  return series;
});
let view, weights;

function charts() {
  const speed = { name: 'speed', title: 'Images per second', curves: [{ series: 'imagesPerSecond', label: 'images/s' }] };
  return [...view.charts, speed];
}

function showFigures() {
  const { card } = view;
  const facts = [
    ['recipe', card.recipe], ['data set', card.dataset],
    ['epoch', card.epochs && `${card.epoch} of ${card.epochs}`],
    ['step', card.steps && `${count(card.step)} of ${count(card.steps)}`],
    ['time', duration(card.seconds)],
    ['time left', card.state === 'running' && card.step > 0 ? duration(card.seconds / card.step * (card.steps - card.step)) : '–'],
    ['images/s', figure(card.imagesPerSecond)],
    ['loss G', figure(card.figures.lossG)], ['loss D', figure(card.figures.lossD)],
    ...(card.metrics['digit-fid'] !== undefined ? [['digit-fid', figure(card.metrics['digit-fid'])], ['coverage', figure(card.metrics.coverage)]] : []),
    ['seed', view.seed],
  ];
  const words = JSON.stringify(facts);
  if (by('figures').dataset.words === words) return;
  by('figures').dataset.words = words;
  by('figures').replaceChildren(...facts.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value ?? '–'))));
}

function showActions() {
  const { card } = view;
  const state = `${card.state} ${card.epochs} ${view.hasWeights} ${view.hasCheckpoint}`;
  if (by('actions').dataset.state === state) return;
  by('actions').dataset.state = state;
  const path = `/runs/${encodeURIComponent(name)}`;
  const isTraining = card.state === 'running';
  const goesOn = view.hasCheckpoint && !isTraining && card.state !== 'broken';
  const isDone = ['completed', 'stopped-early'].includes(card.state);
  const fallsOff = view.settings.some(setting => setting.name === 'learning-rate-end' && +setting.value < 1);
  const isOfImages = view.image[0] > 1;
  const epochs = el('input', { type: 'number', min: 1, value: (card.epochs ?? 1) * (isDone && card.epoch >= card.epochs ? 2 : 1), 'aria-label': 'Epochs in all' });
  const hadFocus = by('actions').contains(document.activeElement);
  by('actions').replaceChildren(...[
    isTraining && el('button', { type: 'button', onclick: event => act(event, () => send(runPath(name, '/stop')), 'Stopping…') }, 'Stop and save'),
    goesOn && el('label', {}, 'Epochs in all ', epochs),
    goesOn && el('button', { type: 'button', class: isDone ? '' : 'main', onclick: event => act(event, () => send(runPath(name, `/resume${+epochs.value !== card.epochs ? `?epochs=${+epochs.value}` : ''}`)), 'Starting…') }, isDone ? 'Train longer' : 'Resume'),
    goesOn && isDone && fallsOff && el('p', { class: 'small quiet' }, 'The learning rates rise again, to those of a training of the new length.'),
    view.hasWeights && isOfImages && el('a', { class: 'button', href: `${path}/explorer` }, 'Explore'),
    view.hasCheckpoint && el('a', { class: 'button', href: `${path}/lesson` }, 'One step, slowly'),
    view.hasWeights && isOfImages && el('a', { class: 'button', href: `/game?run=${encodeURIComponent(name)}` }, 'Play'),
  ].filter(Boolean));
  if (hadFocus) by('actions').querySelector('button, a')?.focus();
}

async function act(event, action, words) {
  const button = event.currentTarget;
  const before = button.textContent;
  // A button that is disabled would lose the focus.
  if (button.getAttribute('aria-disabled')) return;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = words;
  const answer = await attempt(action);
  // A training stops after its step: until the page hears of that, the button goes on saying so.
  if (answer && words === 'Stopping…') return;
  if (answer) await refresh();
  button.removeAttribute('aria-disabled');
  button.textContent = before;
}

function showAlarms() {
  if (view.alarms.length === 0) return by('alarms').replaceChildren();
  by('alarms').replaceChildren(el('h2', {}, 'Alarms'), ...view.alarms.map(alarm => el('div', { class: `message${alarm.until ? '' : ' bad'}` },
    el('strong', {}, alarm.title), ` ${alarm.until ? `from step ${count(alarm.step)} to ${count(alarm.until)}` : `since step ${count(alarm.step)}`}`,
    el('p', {}, alarm.seen), el('p', { class: 'quiet' }, alarm.advice))));
}

function showSettings() {
  by('settings').replaceChildren(el('table', {}, el('tbody', {}, ...view.settings.map(setting => el('tr', {},
    el('th', { scope: 'row' }, setting.name),
    el('td', {}, setting.default !== null && setting.value !== setting.default ? el('strong', {}, setting.value) : setting.value,
      setting.default !== null && setting.value !== setting.default ? el('span', { class: 'quiet small' }, ` (else ${setting.default})`) : null),
    el('td', { class: 'quiet meaning' }, setting.description ?? ''))))));
}

function showDownloads() {
  const words = JSON.stringify(Object.keys(view.files)) + view.card.epoch;
  if (by('downloads').dataset.words === words) return;
  by('downloads').dataset.words = words;
  by('downloads').replaceChildren(
    ...Object.entries(view.files).map(([file, bytes]) => el('li', {},
      el('a', { href: filePath(name, file) + (/\.(html|png|gif|txt)$/.test(file) ? '' : '?download=true') }, file), el('span', { class: 'quiet small' }, ` ${size(bytes)}`))));
}

async function showModel() {
  const now = `${view.card.epoch} ${view.card.state}`;
  if (!view.hasCheckpoint || weights === now) return;
  weights = now;
  const shown = (place, asked) => asked.catch(problem => place.replaceChildren(el('p', { class: 'quiet' }, problem.message)));
  await Promise.all([shown(by('beliefs'), showBeliefs(by('beliefs'), name)), shown(by('classes'), showClasses(by('classes'), name))]);
}

async function refresh() {
  try {
    view = await ask(runPath(name));
  } catch (problem) {
    say(by('problem'), problem.message);
    if (problem.isSilence) return;
    by('actions').replaceChildren();
    delete by('actions').dataset.state;
    showState(by('state'), 'broken');
    return;
  }
  const { card } = view;
  showState(by('state'), card.state);
  by('summary').textContent = view.summary ?? '';
  say(by('problem'), card.problem);
  by('progress').value = card.steps ? card.step / card.steps : 0;
  showFigures();
  showActions();
  showAlarms();
  player.set(card.samples);
  if (by('settings').childElementCount === 0) showSettings();
  showDownloads();
  if (card.state !== 'broken') await board.plan(charts()).catch(problem => say(by('curves-problem'), problem.message));
  // All at once, so that nothing jumps.
  by('content').hidden = false;
  await showModel();
}

const load = paced(refresh, 2000);
load();
watchRuns(news => { if (news.changed.includes(name) || news.gone.includes(name)) load(); }, load);
