import { runApiPath } from '../common/paths.js';
import { get, postBytes } from '../common/studio-api.js';
import {
  addScaled,
  interpolateLinearly,
  interpolateSpherically,
  packVectors,
  toProbableNoise,
  unpackVectors,
} from './latent-vectors.js';

/**
 * Spaces of vectors that images are generated from, all with the same methods. An input is a vector as the network
 * takes it; `confine` moves any point of a plane to where there are images.
 */

const trainingImages = 10000;

/** The noise of the generator, with a class where the generator is conditional. */
export class NoiseSpace {
  constructor(name, model) {
    this.name = name;
    this.model = model;
    this.dimensions = model.latentDimensions;
    this.epoch = null;
    this.truncation = 1;
    this.label = 0;
  }

  async sample(seeds) {
    const path = runApiPath(this.name, `/noise?seeds=${seeds.join()}`);
    const inputs = unpackVectors(await get(path), this.dimensions + this.model.classes.length);
    return inputs.map(input => this.noiseOf(input));
  }

  confine(vector) {
    return toProbableNoise(vector, this.model.noise);
  }

  /** Truncates the noise and appends the class, one-hot. */
  toInput(vector) {
    const labels = this.model.classes.map((_, index) => (index === this.label ? 1 : 0));
    return [...vector.map(value => value * this.truncation), ...labels];
  }

  images(vectors) {
    return this.imagesOfInputs(vectors.map(vector => this.toInput(vector)));
  }

  async imagesOfInputs(inputs) {
    return new Uint8Array(await postBytes(this.weightsPath('/generate'), packVectors(inputs)));
  }

  animate(inputs) {
    return postBytes(this.weightsPath('/animation'), packVectors(inputs));
  }

  /** Interpolates the noise along the sphere and the class along the line. */
  interpolateInputs(from, to, share) {
    return [
      ...interpolateSpherically(this.noiseOf(from), this.noiseOf(to), share),
      ...interpolateLinearly(this.labelsOf(from), this.labelsOf(to), share),
    ];
  }

  /** The directions of a plane through `origin`. */
  planeDirections(origin, one, other) {
    return [one, other];
  }

  sliderBound() {
    return this.model.noise === 'uniform' ? 1 : 4;
  }

  noiseOf(input) {
    return input.slice(0, this.dimensions);
  }

  labelsOf(input) {
    return input.slice(this.dimensions);
  }

  weightsPath(path) {
    return runApiPath(this.name, this.epoch === null ? path : `${path}?epoch=${this.epoch}`);
  }
}

/** The codes of the autoencoder. */
export class CodeSpace {
  constructor(name, dimensions) {
    this.name = name;
    this.dimensions = dimensions;
  }

  /** The codes of training images, one for each seed. */
  async sample(seeds) {
    const indices = seeds.map(seed => seed % trainingImages);
    return unpackVectors(await get(runApiPath(this.name, `/codes?reals=${indices.join()}`)), this.dimensions);
  }

  confine(vector) {
    return vector;
  }

  toInput(vector) {
    return vector;
  }

  images(vectors) {
    return this.imagesOfInputs(vectors);
  }

  async imagesOfInputs(inputs) {
    return new Uint8Array(await postBytes(runApiPath(this.name, '/decode'), packVectors(inputs)));
  }

  animate(inputs) {
    return postBytes(runApiPath(this.name, '/decode-animation'), packVectors(inputs));
  }

  interpolateInputs(from, to, share) {
    return interpolateLinearly(from, to, share);
  }

  /** The directions of a plane through the codes of three training images. */
  planeDirections(origin, one, other) {
    return [addScaled(one, origin, -1), addScaled(other, origin, -1)];
  }

  sliderBound(vector) {
    return Math.max(1, ...vector.map(Math.abs)) * 1.5;
  }
}
