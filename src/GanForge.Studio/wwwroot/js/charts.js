import uPlot from './uplot.js';
import { count, el, figure, onTheme } from './page.js';

/** Charts over steps that share smoothing, axis and zoom. */

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const paletteSize = 8;
// Between two marks of the axis lie whole steps.
const wholeSteps = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map(digit => digit * 10 ** power)).flat();

/** Exponential smoothing without the pull of the first value: the running mean is divided by the weight that it has so far. */
export function smooth(values, weight) {
  if (weight === 0) return values;
  let mean = 0, total = 0;
  return values.map(value => {
    if (value === null) return null;
    mean = weight * mean + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return mean / total;
  });
}

/** The curves of a chart over one axis: [steps, values, values, …], null where a curve has no point. */
function aligned(curves, weight) {
  const tables = curves.map(curve => [Array.from(curve.x), smooth(Array.from(curve.y), weight)]);
  return tables.length === 1 ? tables[0] : uPlot.join(tables);
}

export class Chart {
  constructor(title, curves, options) {
    this.curves = curves;
    this.options = options;
    this.hidden = new Set();
    this.place = el('div', { class: 'plot' });
    this.values = curves.map(() => el('span', { class: 'number' }));
    this.list = el('ul', {}, ...curves.map((curve, i) => el('li', {}, this.nameOf(curve, i), this.values[i])));
    this.element = el('figure', { class: 'chart' }, el('figcaption', {}, el('h3', {}, title), options.yLabel && el('p', { class: 'quiet small' }, options.yLabel)), this.place, this.list);
    this.title = title;
    new ResizeObserver(() => this.resize()).observe(this.place);
    // What is out of sight is drawn when it comes into sight: drawing takes from a training beside it.
    new IntersectionObserver(entries => {
      this.isSeen = entries.at(-1).isIntersecting;
      if (this.isSeen && this.waiting) this.show(...this.waiting);
    }, { rootMargin: '100px' }).observe(this.element);
  }

  nameOf(curve, i) {
    const button = el('button', { type: 'button', 'aria-pressed': 'true', onclick: () => {
      if (!this.hidden.delete(i)) this.hidden.add(i);
      button.setAttribute('aria-pressed', String(!this.hidden.has(i)));
      this.plot?.setSeries(i + 1, { show: !this.hidden.has(i) });
    } }, el('span', { class: `swatch s${curve.colour % paletteSize + 1}` }), ' ', curve.label);
    return button;
  }

  /** Draws the points anew: `points` is one {x, y} for each curve. */
  show(points, look) {
    this.waiting = this.isSeen === false ? [points, look] : null;
    if (this.waiting && this.plot) return;
    this.waiting = null;
    const { weight, logarithmic } = look;
    const isLogarithmic = (logarithmic || this.options.isLogarithmic) && !this.options.isProbability && points.every(curve => curve.y.every(value => value > 0));
    this.data = aligned(points, weight);
    this.isEmpty = this.data[0].length === 0;
    // A single point shows as a dot; so do the few points of figures that come once an epoch.
    this.few = points.map(curve => curve.x.length < 40);
    const shape = `${isLogarithmic} ${this.few}`;
    if (this.plot && this.shape === shape) this.plot.setData(this.data);
    else {
      this.shape = shape;
      this.isLogarithmic = isLogarithmic;
      this.draw();
    }
    this.tell(null);
  }

  draw() {
    this.plot?.destroy();
    const axis = { stroke: () => colour('--quiet'), grid: { stroke: () => colour('--line'), width: 1 }, ticks: { stroke: () => colour('--line'), width: 1 } };
    const options = this.options;
    this.plot = new uPlot({
      ...this.bounds(),
      padding: [8, 22, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, focus: { prox: 24 } },
      scales: {
        x: { time: false, range: (plot, min, max) => this.options.bounds?.() ?? [min, max] },
        y: { distr: this.isLogarithmic ? 3 : 1, range: options.isProbability ? [0, 1] : undefined },
      },
      axes: [
        { ...axis, size: 30, incrs: wholeSteps, label: 'step', labelSize: 16, labelGap: -2, labelFont: '12px system-ui, sans-serif', values: (_, ticks) => ticks.map(count) },
        { ...axis, size: 58, values: (_, ticks) => ticks.map(tick => tick === null ? '' : figure(tick)) },
      ],
      series: [{}, ...this.curves.map((curve, i) => ({
        label: curve.label, stroke: () => colour(`--c${curve.colour % paletteSize + 1}`), width: 1.75, spanGaps: true, show: !this.hidden.has(i), points: { show: this.few[i], size: 5 },
      }))],
      hooks: {
        setCursor: [plot => this.tell(plot.cursor.idx)],
        setSelect: [plot => {
          if (plot.select.width < 8) return;
          const [from, to] = [plot.select.left, plot.select.left + plot.select.width].map(x => Math.round(plot.posToVal(x, 'x')));
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          options.onZoom(Math.max(0, from), to);
        }],
      },
    }, this.data, this.place);
  }

  /** Figures under the pointer, or else the newest. */
  tell(index) {
    this.values.forEach((value, i) => {
      const column = this.data[i + 1] ?? [];
      let at = index ?? column.length - 1;
      while (at > 0 && (column[at] === null || column[at] === undefined)) at--;
      value.textContent = figure(column[at]);
    });
    const words = this.curves.map((curve, i) => `${curve.label} ${this.values[i].textContent}`).join(', ');
    if (index === null) this.place.setAttribute('aria-label', `${this.title}: at the end ${words}`);
    this.place.setAttribute('role', 'img');
  }

  bounds() {
    return { width: Math.max(120, this.place.clientWidth), height: Math.max(120, this.place.clientHeight) };
  }

  resize() {
    if (this.plot && (this.plot.width !== this.place.clientWidth || this.plot.height !== this.place.clientHeight)) this.plot.setSize(this.bounds());
  }
}

/** The charts of a page with the controls above them. `load(from, to)` resolves to series by name; each chart's curves name theirs. */
export class ChartBoard {
  constructor(container, controls, load) {
    Object.assign(this, { container, controls, load });
    this.charts = new Map();
    this.range = null;
    // Series that have points somewhere, if not in what is zoomed into.
    this.seen = new Set();
    if (uPlot === null) {
      document.querySelectorAll('.charting').forEach(part => { part.hidden = true; });
      container.replaceChildren(el('p', { class: 'quiet' }, 'This program was built without npm and therefore without charts: install Node.js 20 or later and build it again to have them.'));
    }
    controls.smoothing.addEventListener('input', () => this.draw());
    controls.logarithmic.addEventListener('change', () => this.draw());
    controls.reset.addEventListener('click', () => this.zoom(null));
    onTheme(() => this.charts.forEach(chart => chart.plot?.redraw(false)));
  }

  /** Says which charts there are: [{ name, title, curves: [{ series, label }], isProbability, isLogarithmic }]. */
  async plan(plans) {
    this.plans = plans;
    await this.refresh();
  }

  async zoom(range) {
    this.range = range;
    this.controls.reset.disabled = range === null;
    await this.refresh();
  }

  async refresh() {
    this.series = await this.load(this.range);
    for (const [name, points] of Object.entries(this.series)) if (points.x.length > 0) this.seen.add(name);
    this.last = Math.max(...Object.values(this.series).map(points => points.x.at(-1) ?? 0));
    this.draw();
  }

  draw() {
    if (uPlot === null) return;
    const weight = +this.controls.smoothing.value;
    this.controls.value.textContent = weight.toFixed(2);
    const logarithmic = this.controls.logarithmic.checked;
    for (const plan of this.plans) {
      // A curve keeps its colour when others have no points yet.
      const curves = plan.curves.map((curve, colour) => ({ ...curve, colour })).filter(curve => this.seen.has(curve.series));
      if (curves.length === 0) continue;
      const points = curves.map(curve => this.series[curve.series] ?? { x: [], y: [] });
      const names = curves.map(curve => curve.series).join();
      let chart = this.charts.get(plan.name);
      if (chart?.names !== names) {
        const made = Object.assign(new Chart(plan.title, curves, { ...plan, bounds: () => this.range ?? [0, Math.max(1, this.last)], onZoom: (from, to) => this.zoom([from, to]) }), { names });
        if (chart) chart.element.replaceWith(made.element);
        else this.container.append(made.element);
        this.charts.set(plan.name, chart = made);
      }
      // What comes once an epoch is not noisy, and smoothing would hide it.
      chart.show(points, { weight: points.every(curve => curve.x.length < 40) ? 0 : weight, logarithmic });
    }
  }
}

export const boardControls = by => ({ smoothing: by('smoothing'), value: by('smoothing-value'), logarithmic: by('logarithmic'), reset: by('reset') });
