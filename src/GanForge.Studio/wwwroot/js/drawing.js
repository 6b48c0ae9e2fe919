/** A surface to draw on, white on black, by pointer or keys. */
export class Drawing {
  constructor(canvas, changed) {
    Object.assign(this, { canvas, changed, context: canvas.getContext('2d', { willReadFrequently: true }), pen: [140, 140], isDown: false, last: null });
    this.clear();
    canvas.addEventListener('pointerdown', event => { canvas.setPointerCapture(event.pointerId); this.last = this.placeOf(event); this.line(this.last, this.last); });
    canvas.addEventListener('pointermove', event => {
      if (!this.last) return;
      const place = this.placeOf(event);
      this.line(this.last, place);
      this.last = place;
    });
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, () => { if (this.last) { this.last = null; this.changed(); } });
    canvas.addEventListener('keydown', event => this.key(event));
    canvas.addEventListener('focus', () => this.show());
    canvas.addEventListener('blur', () => { this.isDown = false; this.show(); });
  }

  placeOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width * 280, (event.clientY - box.top) / box.height * 280];
  }

  clear() {
    this.ink = new OffscreenCanvas(280, 280);
    this.paper = this.ink.getContext('2d', { willReadFrequently: true });
    this.paper.fillStyle = 'black';
    this.paper.fillRect(0, 0, 280, 280);
    Object.assign(this.paper, { strokeStyle: 'white', lineWidth: 22, lineCap: 'round', lineJoin: 'round' });
    this.isEmpty = true;
    this.show();
  }

  line(from, to) {
    this.paper.beginPath();
    this.paper.moveTo(...from);
    this.paper.lineTo(to[0] + 0.01, to[1]);
    this.paper.stroke();
    this.isEmpty = false;
    this.show();
  }

  /** The ink, and the pen where keys move it. */
  show() {
    this.context.drawImage(this.ink, 0, 0);
    if (document.activeElement !== this.canvas || this.last) return;
    this.context.strokeStyle = this.isDown ? '#e0a95c' : '#888';
    this.context.lineWidth = 3;
    this.context.beginPath();
    this.context.arc(...this.pen, 12, 0, 7);
    this.context.stroke();
  }

  key(event) {
    const moves = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] };
    const move = moves[event.key];
    if (move) {
      const to = this.pen.map((value, i) => Math.max(0, Math.min(280, value + move[i])));
      if (this.isDown) this.line(this.pen, to);
      this.pen = to;
      this.show();
      if (this.isDown) this.changed();
    } else if (event.key === ' ') {
      this.isDown = !this.isDown;
      if (this.isDown) this.line(this.pen, this.pen);
      this.show();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.clear();
      this.changed();
    } else return;
    event.preventDefault();
  }

  /**
   * The drawing as MNIST's makers prepared theirs: brought to 20 by 20 pixels by its longer side, and laid into the square
   * with its centre of mass in the middle; then enlarged or reduced to the size asked for.
   */
  bytes({ height, width, channels }) {
    const box = this.box();
    const small = new OffscreenCanvas(28, 28);
    const context = small.getContext('2d', { willReadFrequently: true });
    context.fillStyle = 'black';
    context.fillRect(0, 0, 28, 28);
    context.imageSmoothingQuality = 'high';
    const factor = 20 / Math.max(box.width, box.height);
    const [x, y] = [14 - (box.massX - box.left) * factor, 14 - (box.massY - box.top) * factor];
    context.drawImage(this.ink, box.left, box.top, box.width, box.height, x, y, box.width * factor, box.height * factor);
    const sized = new OffscreenCanvas(width, height);
    const last = sized.getContext('2d', { willReadFrequently: true });
    last.drawImage(small, 0, 0, width, height);
    const data = last.getImageData(0, 0, width, height).data;
    return Uint8Array.from({ length: height * width * channels }, (_, i) => data[4 * Math.floor(i / channels)]);
  }

  box() {
    const data = this.paper.getImageData(0, 0, 280, 280).data;
    let [left, top, right, bottom, mass, massX, massY] = [280, 280, 0, 0, 0, 0, 0];
    for (let y = 0; y < 280; y++) {
      for (let x = 0; x < 280; x++) {
        const value = data[4 * (y * 280 + x)];
        if (value < 16) continue;
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
        mass += value; massX += value * x; massY += value * y;
      }
    }
    return { left, top, width: right - left + 1, height: bottom - top + 1, massX: massX / mass, massY: massY / mass };
  }
}
