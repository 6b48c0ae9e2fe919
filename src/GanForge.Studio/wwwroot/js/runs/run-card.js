import { createElement } from '../common/elements.js';
import { formatCount, formatDuration, formatNumber } from '../common/formatting.js';
import { runPagePath, sampleGridPath } from '../common/paths.js';
import { showRunState } from '../common/run-state.js';
import { progressOf } from './run-order.js';

/** The card of a run. `onPick(isPicked)` is called when it is chosen for a comparison. */
export class RunCard {
  constructor(run, onPick) {
    this.image = createElement('img', {
      class: 'thumbnail',
      alt: '',
      loading: 'lazy',
      decoding: 'async',
      width: 300,
      height: 300,
    });
    this.state = createElement('span');
    this.progress = createElement('progress', { max: 1, 'aria-label': 'Progress' });
    this.data = createElement('span');
    this.steps = createElement('span', { class: 'number' });
    this.note = createElement('p', { class: 'small quiet' });
    this.pick = createElement('input', { type: 'checkbox', onchange: () => onPick(this.pick.checked) });
    this.item = this.createItem(run.name);
  }

  createItem(name) {
    const link = createElement('a', { href: runPagePath(name) }, name);
    return createElement(
      'li',
      { class: 'card' },
      this.image,
      createElement('div', { class: 'head' }, createElement('h2', {}, link), this.state),
      this.progress,
      createElement('div', { class: 'facts' }, this.data, this.steps),
      this.note,
      createElement('label', { class: 'pick' }, this.pick, 'Compare'),
    );
  }

  show(run) {
    this.showSamples(run);
    showRunState(this.state, run.state);
    this.progress.value = progressOf(run);
    this.progress.hidden = run.state === 'broken';
    this.data.textContent = run.recipe ? `${run.recipe} · ${run.dataset}` : '';
    this.steps.textContent = describeProgress(run);
    this.note.textContent = run.problem ?? describeResults(run);
  }

  showSamples(run) {
    const epoch = run.samples.at(-1);
    const source = epoch === undefined ? '' : sampleGridPath(run.name, epoch);
    if (this.source === source) return;
    this.source = source;
    if (source) this.image.src = source;
    this.image.alt = source ? `Samples of ${run.name} after epoch ${epoch}` : '';
  }
}

/** Epochs, or steps where the training ends within an epoch. */
function describeProgress(run) {
  if (!run.epochs) return '';
  if (run.steps >= run.epochs * run.stepsPerEpoch) return `${run.epoch} of ${run.epochs} epochs`;
  return `${formatCount(run.step)} of ${formatCount(run.steps)} steps`;
}

function describeResults({ metrics, scalars, imagesPerSecond, seconds, alarms }) {
  const results = [];
  if (metrics['digit-fid'] !== undefined) results.push(`digit-fid ${formatNumber(metrics['digit-fid'])}`);
  if (scalars.lossG !== undefined) {
    results.push(`loss G ${formatNumber(scalars.lossG)}, D ${formatNumber(scalars.lossD)}`);
  }
  if (imagesPerSecond) results.push(`${formatCount(imagesPerSecond)} images/s`);
  if (seconds) results.push(formatDuration(seconds));
  if (alarms > 0) results.push(`${alarms} alarm${alarms > 1 ? 's' : ''}`);
  return results.join(' · ');
}
