import { ask, attempt, by, el, figure, runPath, say, send } from './page.js';
import { bytesOf64, paint } from './pixels.js';

/** The game. The studio keeps the answers; what reaches the page before a guess is pixels and nothing else. */
let game, round, isAnswered, statistics;
const kinds = {
  single: [['real', 'Real', ['r', 'ArrowLeft']], ['fake', 'Fake', ['f', 'ArrowRight']]],
  pair: [['first', 'Left is real', ['1', 'ArrowLeft']], ['second', 'Right is real', ['2', 'ArrowRight']]],
};
const keyWords = { ArrowLeft: '←', ArrowRight: '→' };

async function openSetup() {
  const [all, datasets] = await Promise.all([ask('/api/runs'), ask('/api/datasets')]);
  const isPoints = run => datasets.some(dataset => dataset.name === run.dataset && dataset.isPoints);
  const runs = all.filter(run => run.state !== 'broken' && run.samples.length > 0 && (run.epoch > 0 || (run.state !== 'running' && run.step > 0)) && !isPoints(run));
  if (runs.length === 0) return say(by('problem'), 'The game needs a run that has been trained for at least an epoch; start one first.', false);
  by('run').append(...runs.reverse().map(run => el('option', { value: run.name }, run.name)));
  const wanted = new URLSearchParams(location.search).get('run');
  if (runs.some(run => run.name === wanted)) by('run').value = wanted;
  await showEpochs();
}

async function showEpochs() {
  say(by('problem'), null);
  by('epoch').replaceChildren(el('option', { value: '' }, 'the newest'));
  try {
    const model = await ask(runPath(by('run').value, '/model'));
    by('epoch').append(...model.epochs.map(epoch => el('option', { value: epoch }, `epoch ${epoch}`)));
  } catch (problem) {
    say(by('problem'), problem.message);
  }
}

async function start(event) {
  event?.preventDefault();
  say(by('problem'), null);
  by('start').disabled = true;
  by('start').textContent = 'Preparing…';
  try {
    game = await send('/api/games', {
      run: by('run').value, epoch: by('epoch').value === '' ? null : +by('epoch').value, kind: by('kind').value, rounds: +by('rounds').value,
    });
    by('setup').hidden = true;
    by('end').hidden = true;
    by('game').hidden = false;
    statistics = { attempts: 0, successes: 0, streak: 0, discriminatorSuccesses: 0 };
    await showRound(0);
  } catch (problem) {
    say(by('problem'), problem.message);
  } finally {
    by('start').disabled = false;
    by('start').textContent = 'Play';
  }
}

function showFigures() {
  const share = (part, all) => all ? `${Math.round(100 * part / all)} %` : '–';
  const facts = [
    ['round', `${round + 1} of ${game.rounds}`], ['attempts', statistics.attempts], ['successes', statistics.successes],
    ['accuracy', share(statistics.successes, statistics.attempts)], ['streak', statistics.streak], ['discriminator', share(statistics.discriminatorSuccesses, statistics.attempts)],
  ];
  by('figures').replaceChildren(...facts.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, String(value)))));
}

async function showRound(number) {
  const pictures = await Promise.all(Array.from({ length: game.kind === 'pair' ? 2 : 1 }, (_, i) => ask(`/api/games/${game.id}/rounds/${number}/pictures/${i}`)));
  // Nobody answers what is not there yet.
  round = number;
  isAnswered = false;
  const canvases = pictures.map((bytes, i) => {
    const canvas = el('canvas', { class: by('smooth').checked ? '' : 'pixels', role: 'img', 'aria-label': game.kind === 'pair' ? `Picture ${i + 1}` : 'The picture' });
    paint(canvas, new Uint8Array(bytes), game);
    return canvas;
  });
  by('board').className = `board ${game.kind}`;
  by('board').replaceChildren(...(game.kind === 'single' ? canvases
    : canvases.map((canvas, i) => el('button', { type: 'button', 'aria-label': `Picture ${i + 1} is real`, onclick: () => attempt(() => answer(kinds.pair[i][0])) }, canvas))));
  by('answers').replaceChildren(...kinds[game.kind].map(([value, words, keys]) =>
    el('button', { type: 'button', onclick: () => attempt(() => answer(value)) }, words, ' ', el('kbd', {}, keys.map(key => keyWords[key] ?? key.toUpperCase()).join(' ')))));
  by('verdict').textContent = '';
  showFigures();
}

async function answer(value) {
  if (isAnswered) return;
  isAnswered = true;
  let said;
  try {
    said = await send(`/api/games/${game.id}/rounds/${round}`, { answer: value });
  } catch (problem) {
    isAnswered = false;
    throw problem;
  }
  const truth = game.kind === 'single' ? `It is ${said.truth}.` : `The ${said.truth === 'first' ? 'left' : 'right'} one is real.`;
  by('verdict').replaceChildren(el('strong', { class: said.isRight ? 'right' : 'wrong' }, said.isRight ? 'Right. ' : 'Wrong. '), truth, el('br'),
    el('span', { class: 'quiet small' }, `The discriminator ${said.discriminatorIsRight ? 'was right' : 'was wrong'}${said.discriminatorIsRight === said.isRight ? ' too' : ''}.`));
  if (game.kind === 'pair') [...by('board').children].forEach((button, i) => button.classList.add(['first', 'second'][i] === said.truth ? 'right' : 'wrong'));
  ({ statistics } = said);
  showFigures();
  const next = el('button', { type: 'button', class: 'main', onclick: () => attempt(goOn) }, round + 1 < game.rounds ? 'Next ' : 'See how it went ', el('kbd', {}, 'Enter'));
  by('answers').replaceChildren(next);
  next.focus({ preventScroll: true });
}

let isGoingOn = false;
async function goOn() {
  if (isGoingOn) return;
  isGoingOn = true;
  try {
    await (round + 1 < game.rounds ? showRound(round + 1) : showEnd());
  } finally {
    isGoingOn = false;
  }
}

async function showEnd() {
  const end = await ask(`/api/games/${game.id}`);
  const { successes, attempts, bestStreak, discriminatorSuccesses } = end.statistics;
  const [mine, its] = [successes, discriminatorSuccesses].map(count => `${figure(100 * count / attempts)} %`);
  by('game').hidden = true;
  by('end').hidden = false;
  by('result').textContent = `You told ${successes} of ${attempts} right, ${mine}; the discriminator ${discriminatorSuccesses}, ${its}. `
    + (successes > discriminatorSuccesses ? 'You beat it.' : successes < discriminatorSuccesses ? 'It beat you.' : 'A draw.') + ` Your longest streak was ${bestStreak}.`;
  by('fooled-title').textContent = end.fooled.length ? `Fakes that fooled you (${end.fooled.length})` : 'No fake fooled you.';
  by('fooled').replaceChildren(...end.fooled.map(fake => {
    const canvas = el('canvas', { class: 'pixels', role: 'img', 'aria-label': `A fake that you took for real in round ${fake.round + 1}` });
    paint(canvas, bytesOf64(fake.pixels), game);
    return el('li', {}, el('figure', {}, canvas, el('figcaption', {}, `round ${fake.round + 1}`)));
  }));
  by('end-title').focus();
}

addEventListener('keydown', event => {
  if (by('game').hidden || event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = kinds[game.kind].find(([, , keys]) => keys.includes(event.key) || keys.includes(event.key.toLowerCase()));
  if (chosen && !isAnswered) {
    event.preventDefault();
    attempt(() => answer(chosen[0]));
  }
});
by('setup').addEventListener('submit', start);
by('run').addEventListener('change', showEpochs);
by('smooth').addEventListener('change', () => by('board').querySelectorAll('canvas').forEach(canvas => canvas.classList.toggle('pixels', !by('smooth').checked)));
by('again').addEventListener('click', () => { by('end').hidden = true; by('setup').hidden = false; by('start').focus(); });
openSetup().catch(problem => say(by('problem'), problem.message));
