import { paintImageGrid } from '../images/painting.js';
import { addScaled } from './latent-vectors.js';

const columns = 9;
const initialWidth = 3;
const narrowestWidth = 1e-3;
const widestWidth = 50;
// Shares of the map's width: a shorter move of a pressed pointer is no drag.
const dragDistance = 0.008;
const minPinchDistance = 1e-3;

const arrowSteps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A window onto a plane of a latent space, filled with images. It is panned, zoomed and pressed by pointer, touch and
 * keys.
 *
 * A place is a position on the map, from [0, 0] to [1, 1]; a point is a position on the plane.
 */
export class LatentMap {
  /**
   * `images(vectors)` resolves to the bytes of their images, `onHover(vector)` and `onChoose(vector)` report the
   * pointer, and `onDraw(problem)` is called after each drawing.
   */
  constructor(canvas, model, { images, onHover, onChoose, onDraw }) {
    this.canvas = canvas;
    this.model = model;
    this.images = images;
    this.onHover = onHover;
    this.onChoose = onChoose;
    this.onDraw = onDraw;
    this.pointers = new Map();
    this.marks = {};
    this.isDrawing = false;
    this.resetView();
    this.listen();
  }

  listen() {
    this.canvas.addEventListener('pointerdown', event => this.onPointerDown(event));
    this.canvas.addEventListener('pointermove', event => this.onPointerMove(event));
    this.canvas.addEventListener('pointerup', event => this.onPointerUp(event));
    this.canvas.addEventListener('pointercancel', event => this.onPointerUp(event));
    this.canvas.addEventListener('wheel', event => this.onWheel(event), { passive: false });
    this.canvas.addEventListener('keydown', event => this.onKeyDown(event));
  }

  resetView() {
    this.centre = [0, 0];
    this.width = initialWidth;
  }

  /** Shows the plane through `origin` along two directions; `confine` moves its vectors to where images are. */
  showPlane({ origin, directions, confine }) {
    this.confine = confine;
    this.directions = directions;
    return this.moveTo(origin);
  }

  /** Moves the plane to another origin, which becomes the chosen point. */
  moveTo(origin) {
    this.origin = origin;
    this.resetView();
    this.marks = { chosen: [0, 0] };
    return this.draw();
  }

  vectorAt([x, y]) {
    const [across, down] = this.directions;
    return this.confine(addScaled(addScaled(this.origin, across, x), down, y));
  }

  pointAt([x, y]) {
    return [this.centre[0] + (x - 0.5) * this.width, this.centre[1] + (y - 0.5) * this.width];
  }

  placeOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  onPointerDown(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.placeOf(event));
    this.isDragged = false;
  }

  onPointerMove(event) {
    const place = this.placeOf(event);
    const before = this.pointers.get(event.pointerId);
    if (before) this.drag(event.pointerId, before, place);
    else if (this.origin && event.pointerType !== 'touch') this.onHover(this.vectorAt(this.pointAt(place)));
  }

  /** Pans with one pointer, zooms with two. */
  drag(pointerId, before, place) {
    const others = [...this.pointers].filter(([id]) => id !== pointerId);
    if (others.length === 1) {
      const [[, other]] = others;
      this.zoom(pinchDistance(before, other) / pinchDistance(place, other), other);
    } else {
      if (!this.isDragged && distance(place, before) < dragDistance) return;
      this.pan([before[0] - place[0], before[1] - place[1]]);
    }
    this.isDragged = true;
    this.pointers.set(pointerId, place);
  }

  onPointerUp(event) {
    const place = this.placeOf(event);
    const wasDown = this.pointers.delete(event.pointerId);
    const isPress = wasDown && !this.isDragged && event.type === 'pointerup';
    if (isPress && this.origin) this.choose(this.pointAt(place));
  }

  onWheel(event) {
    event.preventDefault();
    this.zoom(Math.exp(event.deltaY / 500), this.placeOf(event));
  }

  onKeyDown(event) {
    const step = arrowSteps[event.key];
    if (step) this.pan(step.map(value => value / columns));
    else if (event.key === '+' || event.key === '=') this.zoom(0.8);
    else if (event.key === '-') this.zoom(1.25);
    else if (event.key === 'Enter' || event.key === ' ') this.choose(this.centre);
    else return;
    event.preventDefault();
    if (step) this.onHover(this.vectorAt(this.centre));
  }

  choose(point) {
    this.mark('chosen', point);
    this.onChoose(this.vectorAt(point));
  }

  /** Marks a point of the plane; all marks but 'chosen' show their name. */
  mark(name, point) {
    this.marks[name] = point;
    this.paint();
  }

  pan([x, y]) {
    this.centre = [this.centre[0] + x * this.width, this.centre[1] + y * this.width];
    this.draw();
  }

  /** Zooms around a place: the point there stays where it is. */
  zoom(factor, place = [0.5, 0.5]) {
    const width = Math.max(narrowestWidth, Math.min(widestWidth, this.width * factor));
    const fixedPoint = this.pointAt(place);
    this.centre = fixedPoint.map((value, axis) => value - (place[axis] - 0.5) * width);
    this.width = width;
    this.draw();
  }

  /** Requests the images of the current view and paints them. Calls made meanwhile lead to one more request. */
  async draw() {
    if (this.isDrawing) {
      this.isOutdated = true;
      return;
    }
    const vectors = this.cellVectors();
    const { centre, width } = this;
    this.isDrawing = true;
    try {
      this.painted = { bytes: await this.images(vectors), centre, width };
      this.paint();
      this.canvas.dataset.draws = String(+(this.canvas.dataset.draws ?? 0) + 1);
      this.onDraw();
    } catch (problem) {
      this.onDraw(problem);
    } finally {
      this.isDrawing = false;
    }
    if (this.isOutdated) {
      this.isOutdated = false;
      await this.draw();
    }
  }

  /** The vectors in the middles of the cells, row by row. */
  cellVectors() {
    return Array.from({ length: columns * columns }, (_, cell) => {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      return this.vectorAt(this.pointAt([(column + 0.5) / columns, (row + 0.5) / columns]));
    });
  }

  /** Paints the newest images and the marks over them. */
  paint() {
    if (!this.painted) return;
    const cellSize = this.canvas.width / columns;
    paintImageGrid(this.canvas, this.painted.bytes, this.model, columns, cellSize);
    if (document.activeElement === this.canvas && this.canvas.matches(':focus-visible')) this.paintKeyCursor(cellSize);
    for (const [name, point] of Object.entries(this.marks)) {
      if (point) this.paintMark(name, point, cellSize);
    }
  }

  paintMark(name, point, cellSize) {
    const { centre, width } = this.painted;
    const [x, y] = point.map((value, axis) => ((value - centre[axis]) / width + 0.5) * this.canvas.width);
    const context = this.canvas.getContext('2d');
    context.font = 'bold 20px system-ui, sans-serif';
    context.lineJoin = 'round';
    // A dark outline keeps a mark visible on images of any brightness.
    for (const isOutline of [true, false]) {
      const colour = isOutline ? '#000' : '#ffb454';
      Object.assign(context, { strokeStyle: colour, fillStyle: colour, lineWidth: isOutline ? 6 : 2 });
      context.strokeRect(x - cellSize / 2, y - cellSize / 2, cellSize, cellSize);
      if (name === 'chosen') continue;
      const corner = [x - cellSize / 2 + 6, y + cellSize / 2 - 8];
      if (isOutline) context.strokeText(name, ...corner);
      else context.fillText(name, ...corner);
    }
  }

  /** Frames the middle cell, which Enter chooses. */
  paintKeyCursor(cellSize) {
    const context = this.canvas.getContext('2d');
    context.strokeStyle = '#e0a95c';
    context.lineWidth = 3;
    context.strokeRect((this.canvas.width - cellSize) / 2, (this.canvas.height - cellSize) / 2, cellSize, cellSize);
  }
}

const distance = (place, other) => Math.hypot(place[0] - other[0], place[1] - other[1]);
const pinchDistance = (place, other) => distance(place, other) || minPinchDistance;
