import uPlot from '../uplot.js';
import { createElement, elementById } from '../common/elements.js';
import { onThemeChange } from '../common/theme-change.js';
import { Chart, hasFewPoints } from './chart.js';

const noChartsSentence =
  'This program was built without npm and therefore without charts: install Node.js 20 or later and build it again ' +
  'to have them.';

/** The charts of a page, over steps, with one smoothing, one kind of axis and one zoom for all. */
export class ChartBoard {
  /** `load(range)` resolves to points by the name of their series, of a range [from, to] of steps or of all. */
  constructor(load) {
    this.load = load;
    this.container = elementById('charts');
    this.smoothing = elementById('smoothing');
    this.smoothingValue = elementById('smoothing-value');
    this.logarithmic = elementById('logarithmic');
    this.reset = elementById('reset');
    this.charts = new Map();
    this.range = null;
    // A series keeps its curve where the zoomed range has none of its points.
    this.knownSeries = new Set();
    if (uPlot === null) this.showThatChartsAreMissing();
    this.smoothing.addEventListener('input', () => this.draw());
    this.logarithmic.addEventListener('change', () => this.draw());
    this.reset.addEventListener('click', () => this.zoom(null));
    onThemeChange(() => this.charts.forEach(({ chart }) => chart.plot?.redraw(false)));
  }

  showThatChartsAreMissing() {
    document.querySelectorAll('.charting').forEach(part => {
      part.hidden = true;
    });
    this.container.replaceChildren(createElement('p', { class: 'quiet' }, noChartsSentence));
  }

  /** Shows charts: [{ name, title, yLabel, curves: [{ series, label }], isProbability, isLogarithmic }]. */
  async show(plans) {
    this.plans = plans;
    await this.refresh();
  }

  async zoom(range) {
    this.range = range;
    this.reset.disabled = range === null;
    await this.refresh();
  }

  async refresh() {
    this.series = await this.load(this.range);
    for (const [name, points] of Object.entries(this.series)) {
      if (points.x.length > 0) this.knownSeries.add(name);
    }
    this.lastStep = Math.max(...Object.values(this.series).map(points => points.x.at(-1) ?? 0));
    this.draw();
  }

  draw() {
    if (uPlot === null) return;
    const weight = +this.smoothing.value;
    this.smoothingValue.textContent = weight.toFixed(2);
    for (const plan of this.plans) this.drawChart(plan, weight);
  }

  drawChart(plan, weight) {
    // A curve keeps its colour when others have no points yet.
    const curves = plan.curves
      .map((curve, colour) => ({ ...curve, colour }))
      .filter(curve => this.knownSeries.has(curve.series));
    if (curves.length === 0) return;
    const points = curves.map(curve => this.series[curve.series] ?? { x: [], y: [] });
    this.chartOf(plan, curves).show(points, {
      weight: points.every(hasFewPoints) ? 0 : weight,
      isLogarithmic: this.logarithmic.checked,
    });
  }

  /** The chart of a plan, created again when one more of its curves has points. */
  chartOf(plan, curves) {
    const names = curves.map(curve => curve.series).join();
    const existing = this.charts.get(plan.name);
    if (existing?.names === names) return existing.chart;
    const chart = new Chart(plan.title, curves, {
      ...plan,
      bounds: () => this.range ?? [0, Math.max(1, this.lastStep)],
      onZoom: (from, to) => this.zoom([from, to]),
    });
    if (existing) existing.chart.element.replaceWith(chart.element);
    else this.container.append(chart.element);
    this.charts.set(plan.name, { chart, names });
    return chart;
  }
}
