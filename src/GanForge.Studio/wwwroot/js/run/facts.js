import { createFacts, replaceChildrenIfChanged } from '../common/elements.js';
import { formatCount, formatDuration, formatNumber } from '../common/formatting.js';

/** Shows the progress and the newest values of a run. */
export function showFacts(place, view) {
  const facts = factsOf(view);
  replaceChildrenIfChanged(place, JSON.stringify(facts), () => createFacts(facts));
}

function factsOf({ card, seed }) {
  return [
    ['recipe', card.recipe],
    ['data set', card.dataset],
    ['epoch', card.epochs && `${card.epoch} of ${card.epochs}`],
    ['step', card.steps && `${formatCount(card.step)} of ${formatCount(card.steps)}`],
    ['time', formatDuration(card.seconds)],
    ['time left', timeLeft(card)],
    ['images/s', formatNumber(card.imagesPerSecond)],
    ['loss G', formatNumber(card.scalars.lossG)],
    ['loss D', formatNumber(card.scalars.lossD)],
    ...metricFacts(card.metrics),
    ['seed', seed],
  ];
}

function timeLeft(card) {
  if (card.state !== 'running' || !(card.step > 0)) return '–';
  return formatDuration((card.seconds / card.step) * (card.steps - card.step));
}

function metricFacts(metrics) {
  if (metrics['digit-fid'] === undefined) return [];
  return [
    ['digit-fid', formatNumber(metrics['digit-fid'])],
    ['coverage', formatNumber(metrics.coverage)],
  ];
}
