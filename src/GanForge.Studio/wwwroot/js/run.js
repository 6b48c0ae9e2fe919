import { createElement, elementById } from './common/elements.js';
import { showMessage } from './common/messages.js';
import { curvesPath, runApiPath, runNameFromAddress, sampleGridPath } from './common/paths.js';
import { watchRuns } from './common/run-events.js';
import { showRunState } from './common/run-state.js';
import { get } from './common/studio-api.js';
import { throttle } from './common/timing.js';
import { ChartBoard } from './charts/chart-board.js';
import { RunActions } from './run/actions.js';
import { showAlarms } from './run/alarms.js';
import { showClassDistribution } from './run/class-distribution.js';
import { showDownloads } from './run/downloads.js';
import { showFacts } from './run/facts.js';
import { showRealProbabilities } from './run/real-probabilities.js';
import { SamplePlayer } from './run/sample-player.js';
import { showSettings } from './run/settings-table.js';

const speedChart = {
  name: 'speed',
  title: 'Images per second',
  curves: [{ series: 'imagesPerSecond', label: 'images/s' }],
};

/** The page of a run: everything that it has written, kept up to date. */
function openRunPage() {
  const page = new RunPage(runNameFromAddress());
  const load = throttle(() => page.refresh(), 2000);
  load();
  watchRuns(({ changed, gone }) => {
    if (changed.includes(page.name) || gone.includes(page.name)) load();
  }, load);
}

class RunPage {
  constructor(name) {
    this.name = name;
    document.title = `${name} – GanForge`;
    elementById('name').textContent = name;
    this.player = createSamplePlayer(name);
    this.board = new ChartBoard(range => this.loadCurves(range));
    this.actions = new RunActions(elementById('actions'), name, () => this.refresh());
    this.shownNetworks = null;
  }

  async loadCurves(range) {
    const { series, problem } = await get(curvesPath(this.name, 400, range));
    showMessage(elementById('curves-problem'), problem && `${problem} The other lines are shown.`);
    return series;
  }

  async refresh() {
    const view = await get(runApiPath(this.name)).catch(problem => this.showProblem(problem));
    if (!view) return;
    this.showView(view);
    if (view.card.state !== 'broken') await this.showCharts(view);
    // The content appears all at once, so that nothing jumps.
    elementById('content').hidden = false;
    await this.showNetworks(view);
  }

  showProblem(problem) {
    showMessage(elementById('problem'), problem.message);
    if (problem.isUnreachable) return;
    this.actions.clear();
    showRunState(elementById('state'), 'broken');
  }

  showView(view) {
    const { card } = view;
    showRunState(elementById('state'), card.state);
    elementById('summary').textContent = view.summary ?? '';
    showMessage(elementById('problem'), card.problem);
    elementById('progress').value = card.steps ? card.step / card.steps : 0;
    showFacts(elementById('facts'), view);
    this.actions.show(view);
    showAlarms(elementById('alarms'), view.alarms);
    this.player.setEpochs(card.samples);
    if (elementById('settings').childElementCount === 0) showSettings(elementById('settings'), view.settings);
    showDownloads(elementById('downloads'), view);
  }

  async showCharts(view) {
    try {
      await this.board.show([...view.charts, speedChart]);
    } catch (problem) {
      showMessage(elementById('curves-problem'), problem.message);
    }
  }

  /** Shows what the newest networks do, once for each checkpoint. */
  async showNetworks({ card, hasCheckpoint }) {
    const networks = `${card.epoch} ${card.state}`;
    if (!hasCheckpoint || this.shownNetworks === networks) return;
    this.shownNetworks = networks;
    await Promise.all([
      this.showOrExplain(elementById('beliefs'), showRealProbabilities),
      this.showOrExplain(elementById('classes'), showClassDistribution),
    ]);
  }

  async showOrExplain(place, show) {
    try {
      await show(place, this.name);
    } catch (problem) {
      place.replaceChildren(createElement('p', { class: 'quiet' }, problem.message));
    }
  }
}

function createSamplePlayer(name) {
  const parts = {
    image: elementById('grid'),
    slider: elementById('time'),
    button: elementById('play'),
    output: elementById('epoch'),
  };
  return new SamplePlayer(parts, epoch => sampleGridPath(name, epoch));
}

openRunPage();
