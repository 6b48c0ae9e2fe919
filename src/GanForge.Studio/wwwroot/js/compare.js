import { elementById } from './common/elements.js';
import { showMessage } from './common/messages.js';
import { curvesPath, runApiPath } from './common/paths.js';
import { watchRuns } from './common/run-events.js';
import { get } from './common/studio-api.js';
import { throttle } from './common/timing.js';
import { ChartBoard } from './charts/chart-board.js';
import { showDifferingSettings } from './compare/differing-settings.js';
import { showSampleGrids } from './compare/sample-grids.js';

const maxRuns = 8;
const probabilities = ['scoreReal', 'scoreFake', 'accuracyReal', 'accuracyFake'];
const titles = {
  lossG: 'Loss of the generator',
  lossD: 'Loss of the discriminator',
  scoreReal: 'D(x), real images',
  scoreFake: 'D(G(z)), generated images',
  accuracyReal: 'Accuracy on real images',
  accuracyFake: 'Accuracy on generated images',
  imagesPerSecond: 'Images per second',
};

/** The page that compares runs: one chart for each quantity, with a curve for each run. */
function openComparePage() {
  const names = runNamesFromAddress();
  const board = new ChartBoard(range => loadCurves(names, range));
  const load = throttle(() => showRuns(names, board), 1500);
  load();
  watchRuns(({ changed }) => {
    if (changed.some(name => names.includes(name))) load();
  }, load);
}

function runNamesFromAddress() {
  const runs = new URLSearchParams(location.search).get('runs') ?? '';
  return runs.split(',').filter(Boolean).slice(0, maxRuns);
}

async function showRuns(names, board) {
  const problemPlace = elementById('problem');
  if (names.length === 0) {
    const sentence = 'No runs are named; choose some on the page of all runs.';
    showMessage(problemPlace, sentence, { isProblem: false });
    return;
  }
  try {
    const views = await Promise.all(names.map(name => get(runApiPath(name))));
    showMessage(problemPlace, null);
    showSampleGrids(elementById('grids'), views);
    showDifferingSettings(elementById('settings'), views);
    await board.show(planCharts(names, views));
    // The content appears all at once, so that nothing jumps.
    elementById('content').hidden = false;
  } catch (problem) {
    showMessage(problemPlace, problem.message);
  }
}

/** The curves of all runs, by the run's name and the series. */
async function loadCurves(names, range) {
  const curvesOfRuns = await Promise.all(names.map(name => get(curvesPath(name, 500, range))));
  const problems = curvesOfRuns.map(({ problem }) => problem).filter(Boolean);
  const sentence = problems.length ? `${problems.join(' ')} The other lines are shown.` : null;
  showMessage(elementById('problem'), sentence);
  const entries = curvesOfRuns.flatMap(({ series }, index) =>
    Object.entries(series).map(([key, points]) => [seriesName(names[index], key), points]),
  );
  return Object.fromEntries(entries);
}

const seriesName = (run, key) => `${run} ${key}`;

function planCharts(names, views) {
  const metrics = [...new Set(views.flatMap(view => Object.keys(view.card.metrics)))];
  const charts = [...Object.entries(titles), ...metrics.map(metric => [`metrics/${metric}`, metric])];
  return charts.map(([key, title]) => ({
    name: key,
    title,
    isProbability: probabilities.includes(key),
    curves: names.map(name => ({ series: seriesName(name, key), label: name })),
  }));
}

openComparePage();
