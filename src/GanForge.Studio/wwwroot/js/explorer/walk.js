import { createElement, elementById } from '../common/elements.js';
import { wait } from '../common/timing.js';
import { createImageCanvas } from '../images/image-elements.js';
import { splitImages } from '../images/painting.js';

const steps = 32;
const frameMilliseconds = 70;
const downloadMilliseconds = 10000;

/** A walk between two chosen vectors: its ends, its images, and its animation as a file. */
export class Walk {
  constructor(name, model) {
    this.name = name;
    this.model = model;
    this.ends = {};
  }

  /** Sets an end, 'from' or 'to', to an input of the network and its picture. */
  setEnd(end, input, picture) {
    const copy = createImageCanvas(end === 'from' ? 'The walk begins here' : 'The walk ends here');
    Object.assign(copy, { width: this.model.width, height: this.model.height });
    copy.getContext('2d').drawImage(picture, 0, 0);
    this.ends[end] = { input, picture: copy };
    this.showEnds();
  }

  clear() {
    this.ends = {};
    this.showEnds();
  }

  showEnds() {
    const { from, to } = this.ends;
    const shown = ['from', 'to'].filter(end => this.ends[end]);
    elementById('ends').replaceChildren(...shown.map(end => createEnd(this.ends[end].picture, end)));
    elementById('walk').disabled = !(from && to);
    elementById('save').disabled = !(from && to);
  }

  inputs(space) {
    const { from, to } = this.ends;
    const inputAt = step => space.interpolateInputs(from.input, to.input, step / (steps - 1));
    return Array.from({ length: steps }, (_, step) => inputAt(step));
  }

  /** Calls `paint(bytes)` with one image after the other. */
  async play(space, paint) {
    const images = splitImages(await space.imagesOfInputs(this.inputs(space)), this.model);
    elementById('walk').disabled = true;
    for (const image of images) {
      paint(image);
      await wait(frameMilliseconds);
    }
    elementById('walk').disabled = false;
  }

  /** Saves the walk, there and back again, as a GIF. */
  async save(space) {
    const inputs = this.inputs(space);
    const animation = await space.animate([...inputs, ...inputs.slice(1, -1).reverse()]);
    const href = URL.createObjectURL(new Blob([animation], { type: 'image/gif' }));
    createElement('a', { href, download: `${this.name}-walk.gif` }).click();
    setTimeout(() => URL.revokeObjectURL(href), downloadMilliseconds);
  }
}

function createEnd(picture, caption) {
  const figure = createElement('figure', {}, picture, createElement('figcaption', {}, caption));
  return createElement('span', { class: 'thumbs' }, figure);
}
