import { createElement } from '../common/elements.js';
import { formatNumber } from '../common/formatting.js';
import { runApiPath } from '../common/paths.js';
import { get } from '../common/studio-api.js';
import { createHistogram } from './histogram.js';

/** Shows how often a classifier sees each class in generated images. */
export async function showClassDistribution(place, name) {
  const { names, counts } = await get(runApiPath(name, '/classes'));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const percentages = names.map((label, index) => `${label}: ${formatNumber((100 * counts[index]) / total)} %`);
  const bins = counts.map((count, index) => [{ count, class: 's3', title: `${names[index]}: ${count}` }]);
  place.replaceChildren(
    createHistogram(bins, { role: 'img', 'aria-label': percentages.join(', ') }),
    createAxis(names),
    createElement('p', { class: 'small quiet' }, `What a classifier sees in ${total} generated images.`),
  );
}

function createAxis(names) {
  const labels = names.map(name => createElement('span', {}, name.slice(0, 3)));
  return createElement('div', { class: 'histogram-axis', 'aria-hidden': 'true' }, ...labels);
}
