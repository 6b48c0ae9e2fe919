import { formatDrawing } from './drawing-format.js';

const side = 280;
const penWidth = 22;
const keyStep = 10;

const keyMoves = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
};

/** A canvas to draw on, white on black, by pointer or keys. */
export class DrawingSurface {
  /** `onChange` is called after each stroke. */
  constructor(canvas, onChange) {
    this.canvas = canvas;
    this.onChange = onChange;
    this.context = canvas.getContext('2d', { willReadFrequently: true });
    this.keyPen = [side / 2, side / 2];
    this.isKeyPenDown = false;
    this.lastPlace = null;
    this.clear();
    this.listen();
  }

  listen() {
    this.canvas.addEventListener('pointerdown', event => this.startStroke(event));
    this.canvas.addEventListener('pointermove', event => this.continueStroke(event));
    this.canvas.addEventListener('pointerup', () => this.endStroke());
    this.canvas.addEventListener('pointercancel', () => this.endStroke());
    this.canvas.addEventListener('keydown', event => this.onKeyDown(event));
    this.canvas.addEventListener('focus', () => this.paint());
    this.canvas.addEventListener('blur', () => {
      this.isKeyPenDown = false;
      this.paint();
    });
  }

  clear() {
    this.drawing = new OffscreenCanvas(side, side);
    this.pen = this.drawing.getContext('2d', { willReadFrequently: true });
    this.pen.fillStyle = 'black';
    this.pen.fillRect(0, 0, side, side);
    Object.assign(this.pen, { strokeStyle: 'white', lineWidth: penWidth, lineCap: 'round', lineJoin: 'round' });
    this.isEmpty = true;
    this.paint();
  }

  /** The bytes of an image of the networks' shape, with the drawing in the place of a digit. */
  imageBytes(shape) {
    return formatDrawing(this.drawing, shape);
  }

  startStroke(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.lastPlace = this.placeOf(event);
    this.drawLine(this.lastPlace, this.lastPlace);
  }

  continueStroke(event) {
    if (!this.lastPlace) return;
    const place = this.placeOf(event);
    this.drawLine(this.lastPlace, place);
    this.lastPlace = place;
  }

  endStroke() {
    if (!this.lastPlace) return;
    this.lastPlace = null;
    this.onChange();
  }

  placeOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side];
  }

  drawLine(from, to) {
    this.pen.beginPath();
    this.pen.moveTo(...from);
    // A line without any length would leave no dot.
    this.pen.lineTo(to[0] + 0.01, to[1]);
    this.pen.stroke();
    this.isEmpty = false;
    this.paint();
  }

  /** Paints the drawing and, while the canvas is steered by keys, the pen. */
  paint() {
    this.context.drawImage(this.drawing, 0, 0);
    if (document.activeElement !== this.canvas || this.lastPlace) return;
    this.context.strokeStyle = this.isKeyPenDown ? '#e0a95c' : '#888';
    this.context.lineWidth = 3;
    this.context.beginPath();
    this.context.arc(...this.keyPen, 12, 0, 2 * Math.PI);
    this.context.stroke();
  }

  onKeyDown(event) {
    const move = keyMoves[event.key];
    if (move) this.moveKeyPen(move);
    else if (event.key === ' ') this.toggleKeyPen();
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.clear();
      this.onChange();
    } else return;
    event.preventDefault();
  }

  moveKeyPen(move) {
    const place = this.keyPen.map((value, axis) => Math.max(0, Math.min(side, value + move[axis])));
    if (this.isKeyPenDown) this.drawLine(this.keyPen, place);
    this.keyPen = place;
    this.paint();
    if (this.isKeyPenDown) this.onChange();
  }

  toggleKeyPen() {
    this.isKeyPenDown = !this.isKeyPenDown;
    if (this.isKeyPenDown) this.drawLine(this.keyPen, this.keyPen);
    this.paint();
  }
}
