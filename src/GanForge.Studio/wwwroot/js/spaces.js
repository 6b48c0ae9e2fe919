import { ask, runPath, sendBytes } from './page.js';
import { between, pack, plausible, unpack } from './latent.js';

/** The spaces that images are made from: noise for the generator, codes for the autoencoder's decoder. */

export class NoiseSpace {
  constructor(name, model) {
    Object.assign(this, { name, model, dimensions: model.latentDimensions, epoch: null, truncation: 1, label: 0 });
    this.inputs = model.latentDimensions + model.classes.length;
  }

  async random(seeds) {
    const vectors = unpack(await ask(runPath(this.name, `/noise?seeds=${seeds.join()}`)), this.inputs);
    return vectors.map(vector => vector.slice(0, this.dimensions));
  }

  /** Where a point of a plane ends up. */
  confine(vector) { return plausible(vector, this.model.noise); }

  /** A vector as the generator takes it: truncated, with the class behind it. */
  input(vector) {
    const labels = this.model.classes.map((_, i) => i === this.label ? 1 : 0);
    return [...vector.map(value => value * this.truncation), ...labels];
  }

  get query() { return this.epoch === null ? '' : `?epoch=${this.epoch}`; }

  images(vectors) { return this.imagesOf(vectors.map(vector => this.input(vector))); }

  async imagesOf(inputs) { return new Uint8Array(await sendBytes(runPath(this.name, `/generate${this.query}`), pack(inputs))); }

  animation(inputs) { return sendBytes(runPath(this.name, `/animation${this.query}`), pack(inputs)); }

  /** Part of the way from one input to another: along the sphere for the noise, along the line for the class. */
  between(from, to, share) {
    const [noise, labels] = [input => input.slice(0, this.dimensions), input => input.slice(this.dimensions)];
    return [...between(noise(from), noise(to), share), ...labels(from).map((value, i) => value + share * (labels(to)[i] - value))];
  }
}

export class CodeSpace {
  constructor(name, model, dimensions) {
    Object.assign(this, { name, model, dimensions, truncation: 1 });
  }

  /** Codes of training images: a seed is the number of one. */
  async random(seeds) { return unpack(await ask(runPath(this.name, `/codes?reals=${seeds.map(seed => seed % 10000).join()}`)), this.dimensions); }

  confine(vector) { return vector; }

  input(vector) { return vector; }

  images(vectors) { return this.imagesOf(vectors); }

  async imagesOf(inputs) { return new Uint8Array(await sendBytes(runPath(this.name, '/decode'), pack(inputs))); }

  animation(inputs) { return sendBytes(runPath(this.name, '/decode-animation'), pack(inputs)); }

  between(from, to, share) { return from.map((value, i) => value + share * (to[i] - value)); }
}
