import { createElement } from '../common/elements.js';

/** A histogram of counts: one bar or several for each bin. Each bar is { count, class, title }. */
export function createHistogram(bins, properties) {
  const maximum = Math.max(1, ...bins.flat().map(bar => bar.count));
  const columns = bins.map(bars => createElement('div', {}, ...bars.map(bar => createBar(bar, maximum))));
  return createElement('div', { class: 'histogram', ...properties }, ...columns);
}

function createBar({ count, ...properties }, maximum) {
  const bar = createElement('i', properties);
  bar.style.height = `${(100 * count) / maximum}%`;
  return bar;
}
