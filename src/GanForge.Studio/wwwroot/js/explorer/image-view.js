import { elementById } from '../common/elements.js';
import { formatNumber } from '../common/formatting.js';
import { runApiPath } from '../common/paths.js';
import { postBytes } from '../common/studio-api.js';
import { throttle } from '../common/timing.js';
import { createImageCanvas, createImageItem } from '../images/image-elements.js';
import { bytesFromBase64, paintImage } from '../images/painting.js';

/** The large image, the discriminator's judgement of it, and the training images nearest to it. */
export class ImageView {
  /** `generate(vector)` resolves to the bytes of an image. */
  constructor(name, model, generate) {
    this.name = name;
    this.model = model;
    this.generate = generate;
    this.canvas = elementById('digit');
    this.requestPreview = throttle(() => this.paintPreview(), 30);
    this.requestJudgement = throttle(() => this.showJudgement(), 150);
  }

  paint(bytes) {
    paintImage(this.canvas, bytes, this.model);
  }

  /** Shows the image of a vector while the pointer is over it. */
  preview(vector) {
    this.previewedVector = vector;
    this.requestPreview();
  }

  /** Shows the image of a vector, its judgement and its neighbours. */
  show(vector) {
    this.shownVector = vector;
    this.preview(vector);
    this.requestJudgement();
  }

  endPreview() {
    if (this.shownVector) this.preview(this.shownVector);
  }

  async paintPreview() {
    this.paint(await this.generate(this.previewedVector));
  }

  async showJudgement() {
    const bytes = await this.generate(this.shownVector);
    const [{ verdicts }, neighbours] = await Promise.all([
      postBytes(runApiPath(this.name, '/judge'), bytes).catch(() => ({ verdicts: [] })),
      postBytes(runApiPath(this.name, '/neighbours'), bytes).catch(() => ({ nearest: [] })),
    ]);
    elementById('belief').textContent = verdicts.length ? describeVerdict('it', verdicts[0]) : '';
    elementById('neighbours').replaceChildren(...neighbours.nearest.map(image => createNeighbour(image, neighbours)));
  }
}

export function describeVerdict(subject, { belief, score }) {
  const percentage = formatNumber(100 * belief);
  return `The discriminator takes ${subject} for real with ${percentage} % (score ${formatNumber(score)}).`;
}

function createNeighbour({ index, label, distance, pixels }, shape) {
  const canvas = createImageCanvas(`Training image ${index}, a ${label}`);
  paintImage(canvas, bytesFromBase64(pixels), shape);
  return createImageItem(canvas, `${label}, ${formatNumber(distance)}`);
}
