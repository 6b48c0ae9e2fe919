import { ask, el, figure, runPath } from './page.js';

/** Two bars a bin, side by side: what the discriminator believes of real and of generated images. */
export function histogramOfBeliefs(real, fake, bins = 20) {
  const countsOf = values => {
    const counts = new Array(bins).fill(0);
    for (const value of values) counts[Math.min(bins - 1, Math.floor(value * bins))]++;
    return counts;
  };
  const [reals, fakes] = [countsOf(real), countsOf(fake)];
  const most = Math.max(1, ...reals, ...fakes);
  const bar = (number, kind) => { const i = el('i', { class: kind }); i.style.height = `${100 * number / most}%`; return i; };
  return el('div', { class: 'histogram', 'aria-hidden': 'true' }, ...reals.map((number, i) => el('div', {}, bar(number, 's1'), bar(fakes[i], 's2'))));
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

export async function showBeliefs(place, name) {
  const { real: reals, fake: fakes, meaning } = await ask(runPath(name, '/beliefs'));
  // Networks that have run away believe nothing.
  const [real, fake] = [reals, fakes].map(beliefs => beliefs.filter(belief => belief !== null));
  place.replaceChildren(
    histogramOfBeliefs(real, fake),
    el('div', { class: 'histogram-axis ends' }, el('span', {}, '0: surely generated'), el('span', {}, '1: surely real')),
    el('p', { class: 'small' },
      el('span', { class: 's1' }, '■ '), `real test images, mean ${figure(mean(real))}`, el('br'),
      el('span', { class: 's2' }, '■ '), `generated images, mean ${figure(mean(fake))}`),
    el('p', { class: 'small quiet' }, meaning));
}

export async function showClasses(place, name) {
  const { names, counts } = await ask(runPath(name, '/classes'));
  const all = counts.reduce((sum, number) => sum + number, 0);
  const most = Math.max(...counts);
  place.replaceChildren(
    el('div', { class: 'histogram', role: 'img', 'aria-label': names.map((label, i) => `${label}: ${figure(100 * counts[i] / all)} %`).join(', ') },
      ...counts.map((number, i) => { const bar = el('i', { class: 's3', title: `${names[i]}: ${number}` }); bar.style.height = `${100 * number / most}%`; return el('div', {}, bar); })),
    el('div', { class: 'histogram-axis', 'aria-hidden': 'true' }, ...names.map(label => el('span', {}, label.length > 3 ? label.slice(0, 3) : label))),
    el('p', { class: 'small quiet' }, `What a classifier sees in ${all} generated images.`));
}
