import { ask, by, count, duration, el, figure, paced, runPath, samplePath, say, watchRuns } from './page.js';
import { ChartBoard, boardControls } from './charts.js';

/** Runs over each other: one chart for each figure, a curve for each run. */
const names = (new URLSearchParams(location.search).get('runs') ?? '').split(',').filter(Boolean).slice(0, 8);
let views = [];

async function curves(range) {
  const all = {}, problems = [];
  await Promise.all(names.map(async name => {
    const { series, problem } = await ask(runPath(name, `/curves?points=500${range ? `&from=${range[0]}&to=${range[1]}` : ''}`));
    for (const [key, points] of Object.entries(series)) all[`${name} ${key}`] = points;
    if (problem) problems.push(problem);
  }));
  say(by('problem'), problems.length ? `${problems.join(' ')} The other lines are shown.` : null);
  return all;
}

const probabilities = ['scoreReal', 'scoreFake', 'accuracyReal', 'accuracyFake'];
const titles = { lossG: 'Loss of the generator', lossD: 'Loss of the discriminator', scoreReal: 'D(x), real images', scoreFake: 'D(G(z)), generated images', accuracyReal: 'Accuracy on real images', accuracyFake: 'Accuracy on generated images', imagesPerSecond: 'Images per second' };
const board = new ChartBoard(by('charts'), boardControls(by), curves);

function plans() {
  const metrics = [...new Set(views.flatMap(view => Object.keys(view.card.metrics)))];
  const series = [...Object.entries(titles), ...metrics.map(metric => [`metrics/${metric}`, metric])];
  return series.map(([key, title]) => ({ name: key, title, isProbability: probabilities.includes(key), curves: names.map(name => ({ series: `${name} ${key}`, label: name })) }));
}

function showGrids() {
  by('grids').replaceChildren(...views.map(({ card }, i) => {
    const last = card.samples.at(-1);
    return el('section', { class: 'card samples' },
      el('h2', {}, el('span', { class: `s${i + 1}` }, '■ '), el('a', { href: `/runs/${encodeURIComponent(card.name)}` }, card.name)),
      last === undefined ? null : el('img', { src: samplePath(card.name, last), alt: `Samples of ${card.name}, epoch ${last}`, width: 592, height: 620, loading: 'lazy' }),
      el('p', { class: 'small quiet' }, `${card.recipe} on ${card.dataset}, ${count(card.step ?? 0)} steps, ${duration(card.seconds)}, ${figure(card.imagesPerSecond)} images/s`));
  }));
}

function showSettings() {
  const settings = new Map();
  const put = (key, i, value) => { if (!settings.has(key)) settings.set(key, new Array(views.length).fill('–')); settings.get(key)[i] = String(value ?? '–'); };
  views.forEach((view, i) => {
    put('recipe', i, view.card.recipe);
    put('dataset', i, view.card.dataset);
    put('seed', i, view.seed);
    for (const setting of view.settings) put(setting.name, i, setting.value);
  });
  const differing = [...settings].filter(([, values]) => new Set(values).size > 1);
  by('settings').replaceChildren(differing.length === 0 ? el('p', { class: 'quiet' }, 'Nowhere.')
    : el('table', {}, el('thead', {}, el('tr', {}, el('th'), ...views.map(view => el('th', { scope: 'col' }, view.card.name)))),
      el('tbody', {}, ...differing.map(([key, values]) => el('tr', {}, el('th', { scope: 'row' }, key), ...values.map(value => el('td', {}, value)))))));
}

async function refresh() {
  if (names.length === 0) return say(by('problem'), 'No runs are named; choose some on the page of all runs.', false);
  try {
    views = await Promise.all(names.map(name => ask(runPath(name))));
    say(by('problem'), null);
    showGrids();
    showSettings();
    await board.plan(plans());
    // All at once, so that nothing jumps.
    by('content').hidden = false;
  } catch (problem) {
    say(by('problem'), problem.message);
  }
}

const load = paced(refresh, 1500);
load();
watchRuns(news => { if (news.changed.some(name => names.includes(name))) load(); }, load);
