import { add } from './latent.js';
import { paintGrid } from './pixels.js';

const columns = 9;

/** A window onto a plane of a latent space, full of images: pans, zooms, and tells which point is under the pointer. */
export class LatentMap {
  constructor(canvas, { images, hovered, chosen, drew }) {
    Object.assign(this, { canvas, images, hovered, chosen, drew, pointers: new Map(), request: null, marks: {} });
    this.home();
    canvas.addEventListener('pointerdown', event => this.press(event));
    canvas.addEventListener('pointermove', event => this.move(event));
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, event => this.up(event));
    canvas.addEventListener('wheel', event => { event.preventDefault(); this.zoom(Math.exp(event.deltaY / 500), this.placeOf(event)); }, { passive: false });
    canvas.addEventListener('keydown', event => this.key(event));
  }

  home() {
    this.centre = [0, 0];
    this.width = 3;
  }

  /** The plane: through `origin`, along two directions; `confine` says where a point of it ends up. */
  set({ origin, across, down, confine, model }) {
    Object.assign(this, { origin, confine, model, axes: [across, down] });
    return this.draw();
  }

  vectorAt([x, y]) { return this.confine(add(add(this.origin, this.axes[0], x), this.axes[1], y)); }

  placeOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  pointAt([x, y]) { return [this.centre[0] + (x - 0.5) * this.width, this.centre[1] + (y - 0.5) * this.width]; }

  press(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.placeOf(event));
    this.moved = false;
  }

  move(event) {
    const place = this.placeOf(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      if (this.origin && event.pointerType !== 'touch') this.hovered(this.vectorAt(this.pointAt(place)));
      return;
    }
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
    if (others.length === 1) {
      const other = others[0][1];
      const span = ([x, y]) => Math.hypot(x - other[0], y - other[1]) || 1e-3;
      this.zoom(span(before) / span(place), other);
    } else {
      if (!this.moved && Math.hypot(place[0] - before[0], place[1] - before[1]) < 0.008) return;
      this.pan([before[0] - place[0], before[1] - place[1]]);
    }
    this.moved = true;
    this.pointers.set(event.pointerId, place);
  }

  up(event) {
    const place = this.placeOf(event);
    if (this.pointers.delete(event.pointerId) && !this.moved && event.type === 'pointerup' && this.origin) this.choose(this.pointAt(place));
  }

  choose(point) {
    this.mark('chosen', point);
    this.chosen(this.vectorAt(point));
  }

  /** Shows where a point of the plane is. */
  mark(what, point) {
    this.marks[what] = point;
    this.paint();
  }

  pan([x, y]) {
    this.centre = [this.centre[0] + x * this.width, this.centre[1] + y * this.width];
    this.draw();
  }

  zoom(factor, place = [0.5, 0.5]) {
    const width = Math.max(1e-3, Math.min(50, this.width * factor));
    const fixed = this.pointAt(place);
    this.centre = fixed.map((value, i) => value - (place[i] - 0.5) * width);
    this.width = width;
    this.draw();
  }

  key(event) {
    const step = 1 / columns;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) this.pan(moves[event.key]);
    else if (event.key === '+' || event.key === '=') this.zoom(0.8);
    else if (event.key === '-') this.zoom(1.25);
    else if (event.key === 'Enter' || event.key === ' ') this.choose(this.centre);
    else return;
    event.preventDefault();
    if (moves[event.key]) this.hovered(this.vectorAt(this.centre));
  }

  /** The images that came last, and over them what is marked. */
  paint() {
    if (!this.shown) return;
    const { bytes, centre, width } = this.shown;
    const side = this.canvas.width, cell = side / columns;
    paintGrid(this.canvas, bytes, this.model, columns, [0, 0], [cell, cell]);
    if (document.activeElement === this.canvas && this.canvas.matches(':focus-visible')) this.markMiddle(cell);
    const context = this.canvas.getContext('2d');
    for (const [what, point] of Object.entries(this.marks)) {
      if (!point) continue;
      const [x, y] = point.map((value, i) => ((value - centre[i]) / width + 0.5) * side);
      for (const [colour, size] of [['#000', 6], ['#ffb454', 2]]) {
        Object.assign(context, { strokeStyle: colour, fillStyle: colour, lineWidth: size, font: 'bold 20px system-ui, sans-serif', lineJoin: 'round' });
        context.strokeRect(x - cell / 2, y - cell / 2, cell, cell);
        if (what === 'chosen') continue;
        const corner = [x - cell / 2 + 6, y + cell / 2 - 8];
        if (size === 6) context.strokeText(what, ...corner);
        else context.fillText(what, ...corner);
      }
    }
  }

  /** What Enter chooses, for those who steer by keys. */
  markMiddle(cell) {
    const context = this.canvas.getContext('2d');
    context.strokeStyle = '#e0a95c';
    context.lineWidth = 3;
    context.strokeRect((this.canvas.width - cell) / 2, (this.canvas.height - cell) / 2, cell, cell);
  }

  /** Draws what the window shows; while an answer is awaited, only the newest wish is kept. */
  async draw() {
    if (this.request) { this.again = true; return; }
    const cells = Array.from({ length: columns * columns }, (_, i) =>
      this.vectorAt(this.pointAt([(i % columns + 0.5) / columns, (Math.floor(i / columns) + 0.5) / columns])));
    const { centre, width } = this;
    try {
      this.request = this.images(cells);
      this.shown = { bytes: await this.request, centre, width };
      this.paint();
      this.canvas.dataset.draws = String(+(this.canvas.dataset.draws ?? 0) + 1);
      this.drew();
    } catch (problem) {
      this.drew(problem);
    } finally {
      this.request = null;
    }
    if (this.again) {
      this.again = false;
      await this.draw();
    }
  }
}
