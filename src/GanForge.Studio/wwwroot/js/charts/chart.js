import uPlot from '../uplot.js';
import { createElement } from '../common/elements.js';
import { formatCount, formatNumber } from '../common/formatting.js';
import { smooth } from './smoothing.js';

const paletteSize = 8;
const fewPoints = 40;
// Steps are whole numbers, and so are the distances between the marks of their axis.
const wholeIncrements = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map(digit => digit * 10 ** power)).flat();

/** True for curves with one point per epoch rather than per step: they are drawn as dots and not smoothed. */
export const hasFewPoints = curve => curve.x.length < fewPoints;

const paletteIndex = curve => (curve.colour % paletteSize) + 1;
const themeColour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const thinLine = () => ({ stroke: () => themeColour('--line'), width: 1 });

/** The curves over one axis as uPlot takes them: [steps, values, values, …], null where a curve has no point. */
function alignCurves(curves, weight) {
  const tables = curves.map(curve => [Array.from(curve.x), smooth(Array.from(curve.y), weight)]);
  return tables.length === 1 ? tables[0] : uPlot.join(tables);
}

/** One chart: its curves, and a legend that hides them and shows their values. */
export class Chart {
  constructor(title, curves, options) {
    this.title = title;
    this.curves = curves;
    this.options = options;
    this.hiddenCurves = new Set();
    this.place = createElement('div', { class: 'plot' });
    this.values = curves.map(() => createElement('span', { class: 'number' }));
    this.element = this.createFigure();
    this.watchSize();
    this.watchVisibility();
  }

  createFigure() {
    const label = this.options.yLabel;
    const caption = createElement(
      'figcaption',
      {},
      createElement('h3', {}, this.title),
      label && createElement('p', { class: 'quiet small' }, label),
    );
    const legend = this.curves.map((curve, index) =>
      createElement('li', {}, this.createCurveButton(curve, index), this.values[index]),
    );
    return createElement('figure', { class: 'chart' }, caption, this.place, createElement('ul', {}, ...legend));
  }

  createCurveButton(curve, index) {
    const swatch = createElement('span', { class: `swatch s${paletteIndex(curve)}` });
    const button = createElement('button', { type: 'button', 'aria-pressed': 'true' }, swatch, ' ', curve.label);
    button.addEventListener('click', () => {
      if (!this.hiddenCurves.delete(index)) this.hiddenCurves.add(index);
      const isShown = !this.hiddenCurves.has(index);
      button.setAttribute('aria-pressed', String(isShown));
      this.plot?.setSeries(index + 1, { show: isShown });
    });
    return button;
  }

  watchSize() {
    new ResizeObserver(() => {
      const { clientWidth, clientHeight } = this.place;
      if (!this.plot || (this.plot.width === clientWidth && this.plot.height === clientHeight)) return;
      this.plot.setSize(this.plotSize());
    }).observe(this.place);
  }

  /** Draws only what is in sight: drawing takes processor time from a training on the same machine. */
  watchVisibility() {
    const onIntersection = entries => {
      this.isVisible = entries.at(-1).isIntersecting;
      if (this.isVisible && this.postponed) this.show(...this.postponed);
    };
    new IntersectionObserver(onIntersection, { rootMargin: '100px' }).observe(this.element);
  }

  /** Draws new points: `points` has one { x, y } for each curve. */
  show(points, { weight, isLogarithmic }) {
    this.postponed = this.isVisible === false ? [points, { weight, isLogarithmic }] : null;
    if (this.postponed && this.plot) return;
    this.postponed = null;
    this.data = alignCurves(points, weight);
    this.plotOrUpdate(
      (isLogarithmic || this.options.isLogarithmic) && !this.options.isProbability && isPositive(points),
      points.map(hasFewPoints),
    );
    this.showValues(null);
  }

  plotOrUpdate(isLogarithmic, showsDots) {
    const layout = `${isLogarithmic} ${showsDots}`;
    if (this.plot && this.layout === layout) {
      this.plot.setData(this.data);
      return;
    }
    this.layout = layout;
    this.plot?.destroy();
    this.plot = new uPlot(this.plotOptions(isLogarithmic, showsDots), this.data, this.place);
  }

  plotOptions(isLogarithmic, showsDots) {
    return {
      ...this.plotSize(),
      padding: [8, 22, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, focus: { prox: 24 } },
      scales: {
        x: { time: false, range: (plot, min, max) => this.options.bounds?.() ?? [min, max] },
        y: { distr: isLogarithmic ? 3 : 1, range: this.options.isProbability ? [0, 1] : undefined },
      },
      axes: this.axes(),
      series: [{}, ...this.curves.map((curve, index) => this.seriesOptions(curve, index, showsDots[index]))],
      hooks: {
        setCursor: [plot => this.showValues(plot.cursor.idx)],
        setSelect: [plot => this.zoomToSelection(plot)],
      },
    };
  }

  axes() {
    const shared = { stroke: () => themeColour('--quiet'), grid: thinLine(), ticks: thinLine() };
    const steps = {
      ...shared,
      size: 30,
      incrs: wholeIncrements,
      label: 'step',
      labelSize: 16,
      labelGap: -2,
      labelFont: '12px system-ui, sans-serif',
      values: (_, ticks) => ticks.map(formatCount),
    };
    const values = {
      ...shared,
      size: 58,
      values: (_, ticks) => ticks.map(tick => (tick === null ? '' : formatNumber(tick))),
    };
    return [steps, values];
  }

  seriesOptions(curve, index, showsDots) {
    return {
      label: curve.label,
      stroke: () => themeColour(`--c${paletteIndex(curve)}`),
      width: 1.75,
      spanGaps: true,
      show: !this.hiddenCurves.has(index),
      points: { show: showsDots, size: 5 },
    };
  }

  zoomToSelection(plot) {
    const { left, width } = plot.select;
    if (width < 8) return;
    const [from, to] = [left, left + width].map(position => Math.round(plot.posToVal(position, 'x')));
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.options.onZoom(Math.max(0, from), to);
  }

  /** Shows the values under the pointer, or the newest if `index` is null. */
  showValues(index) {
    this.values.forEach((value, curve) => {
      value.textContent = formatNumber(lastValue(this.data[curve + 1] ?? [], index));
    });
    const words = this.curves.map((curve, i) => `${curve.label} ${this.values[i].textContent}`).join(', ');
    if (index === null) this.place.setAttribute('aria-label', `${this.title}: at the end ${words}`);
    this.place.setAttribute('role', 'img');
  }

  plotSize() {
    return { width: Math.max(120, this.place.clientWidth), height: Math.max(120, this.place.clientHeight) };
  }
}

const isPositive = points => points.every(curve => curve.y.every(value => value > 0));

/** The last value of a column up to an index, across gaps. */
function lastValue(column, index) {
  let last = index ?? column.length - 1;
  while (last > 0 && (column[last] === null || column[last] === undefined)) last--;
  return column[last];
}
