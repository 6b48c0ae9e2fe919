/** Arithmetic with latent vectors, which are plain arrays of numbers. */

export const addScaled = (vector, direction, weight = 1) =>
  vector.map((value, index) => value + weight * direction[index]);

const scale = (vector, weight) => vector.map(value => value * weight);
const dot = (left, right) => left.reduce((sum, value, index) => sum + value * right[index], 0);
const length = vector => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/** Interpolates along the line. */
export const interpolateLinearly = (from, to, share) => from.map((value, index) => value + share * (to[index] - value));

/** Interpolates along the sphere, so that the length changes evenly; nearly parallel vectors along the line. */
export function interpolateSpherically(from, to, share) {
  const cosine = dot(from, to) / (length(from) * length(to) || 1);
  const angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
  if (!(angle > 1e-3) || angle > Math.PI - 1e-3) return addScaled(scale(from, 1 - share), to, share);
  const start = scale(from, Math.sin((1 - share) * angle) / Math.sin(angle));
  return addScaled(start, to, Math.sin(share * angle) / Math.sin(angle));
}

/** Moves a vector to probable noise: to the usual length of normal noise, or into the cube of uniform noise. */
export function toProbableNoise(vector, noise) {
  if (noise === 'uniform') return vector.map(value => Math.max(-1, Math.min(1, value)));
  return scale(vector, Math.sqrt(vector.length) / (length(vector) || 1));
}

/** Concatenates vectors into the bytes that the studio reads. */
export function packVectors(vectors) {
  const packed = new Float32Array(vectors.length * vectors[0].length);
  vectors.forEach((vector, index) => packed.set(vector, index * vector.length));
  return packed;
}

export function unpackVectors(buffer, dimensions) {
  const packed = new Float32Array(buffer);
  return Array.from({ length: packed.length / dimensions }, (_, index) =>
    Array.from(packed.subarray(index * dimensions, (index + 1) * dimensions)),
  );
}
