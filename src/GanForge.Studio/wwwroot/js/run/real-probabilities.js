import { createElement } from '../common/elements.js';
import { formatNumber, mean } from '../common/formatting.js';
import { runApiPath } from '../common/paths.js';
import { get } from '../common/studio-api.js';
import { createHistogram } from './histogram.js';

const binCount = 20;

/** Shows the probabilities of being real that the discriminator gives to real and to generated images. */
export async function showRealProbabilities(place, name) {
  const { real, fake, meaning } = await get(runApiPath(name, '/beliefs'));
  const realProbabilities = onlyNumbers(real);
  const fakeProbabilities = onlyNumbers(fake);
  place.replaceChildren(
    createProbabilityHistogram(realProbabilities, fakeProbabilities),
    createAxis(),
    createLegend(realProbabilities, fakeProbabilities),
    createElement('p', { class: 'small quiet' }, meaning),
  );
}

// The outputs of diverged networks come as null.
const onlyNumbers = probabilities => probabilities.filter(probability => probability !== null);

function createProbabilityHistogram(real, fake) {
  const fakeCounts = countBins(fake);
  const bins = countBins(real).map((count, bin) => [
    { count, class: 's1' },
    { count: fakeCounts[bin], class: 's2' },
  ]);
  return createHistogram(bins, { 'aria-hidden': 'true' });
}

function countBins(probabilities) {
  const counts = new Array(binCount).fill(0);
  for (const probability of probabilities) counts[Math.min(binCount - 1, Math.floor(probability * binCount))]++;
  return counts;
}

function createAxis() {
  const ends = ['0: surely generated', '1: surely real'].map(end => createElement('span', {}, end));
  return createElement('div', { class: 'histogram-axis ends' }, ...ends);
}

function createLegend(real, fake) {
  return createElement(
    'p',
    { class: 'small' },
    createElement('span', { class: 's1' }, '■ '),
    `real test images, mean ${formatNumber(mean(real))}`,
    createElement('br'),
    createElement('span', { class: 's2' }, '■ '),
    `generated images, mean ${formatNumber(mean(fake))}`,
  );
}
