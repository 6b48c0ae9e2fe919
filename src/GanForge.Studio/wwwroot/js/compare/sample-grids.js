import { createElement } from '../common/elements.js';
import { formatCount, formatDuration, formatNumber } from '../common/formatting.js';
import { runPagePath, sampleGridPath } from '../common/paths.js';

/** Shows the newest samples of each run, under its name in the colour of its curves. */
export function showSampleGrids(place, views) {
  place.replaceChildren(...views.map(({ card }, index) => createSection(card, index)));
}

function createSection(card, index) {
  const swatch = createElement('span', { class: `s${index + 1}` }, '■ ');
  const link = createElement('a', { href: runPagePath(card.name) }, card.name);
  return createElement(
    'section',
    { class: 'card samples' },
    createElement('h2', {}, swatch, link),
    createGrid(card),
    createElement('p', { class: 'small quiet' }, describe(card)),
  );
}

function createGrid(card) {
  const epoch = card.samples.at(-1);
  if (epoch === undefined) return null;
  return createElement('img', {
    src: sampleGridPath(card.name, epoch),
    alt: `Samples of ${card.name}, epoch ${epoch}`,
    width: 592,
    height: 620,
    loading: 'lazy',
  });
}

function describe({ recipe, dataset, step, seconds, imagesPerSecond }) {
  const effort = `${formatCount(step ?? 0)} steps, ${formatDuration(seconds)}`;
  return `${recipe} on ${dataset}, ${effort}, ${formatNumber(imagesPerSecond)} images/s`;
}
