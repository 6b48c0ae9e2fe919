import { createElement, elementById } from '../common/elements.js';
import { showMessage } from '../common/messages.js';
import { runApiPath } from '../common/paths.js';
import { get } from '../common/studio-api.js';

/** Fills the form with the runs that can generate pictures for a game. */
export async function fillSetupForm() {
  const [runs, datasets] = await Promise.all([get('/api/runs'), get('/api/datasets')]);
  const pointDatasets = datasets.filter(dataset => dataset.isPoints).map(dataset => dataset.name);
  const playable = runs.filter(run => isTrained(run) && !pointDatasets.includes(run.dataset));
  if (playable.length === 0) {
    const sentence = 'The game needs a run that has been trained for at least an epoch; start one first.';
    showMessage(elementById('problem'), sentence, { isProblem: false });
    return;
  }
  const newestFirst = playable.map(run => run.name).reverse();
  elementById('run').append(...newestFirst.map(name => createElement('option', { value: name }, name)));
  const wanted = new URLSearchParams(location.search).get('run');
  if (newestFirst.includes(wanted)) elementById('run').value = wanted;
  await showEpochs();
}

function isTrained(run) {
  if (run.state === 'broken' || run.samples.length === 0) return false;
  return run.epoch > 0 || (run.state !== 'running' && run.step > 0);
}

/** Lists the epochs whose weights the chosen run has kept. */
export async function showEpochs() {
  showMessage(elementById('problem'), null);
  elementById('epoch').replaceChildren(createElement('option', { value: '' }, 'the newest'));
  try {
    const { epochs } = await get(runApiPath(elementById('run').value, '/model'));
    elementById('epoch').append(...epochs.map(epoch => createElement('option', { value: epoch }, `epoch ${epoch}`)));
  } catch (problem) {
    showMessage(elementById('problem'), problem.message);
  }
}

/** The request for a game, as chosen in the form. */
export function requestedGame() {
  const epoch = elementById('epoch').value;
  return {
    run: elementById('run').value,
    epoch: epoch === '' ? null : +epoch,
    kind: elementById('kind').value,
    rounds: +elementById('rounds').value,
  };
}
