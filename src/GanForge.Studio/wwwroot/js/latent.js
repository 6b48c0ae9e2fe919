/** Arithmetic with latent vectors: plain arrays of numbers. */

export const add = (a, b, weight = 1) => a.map((value, i) => value + weight * b[i]);
export const scale = (a, weight) => a.map(value => value * weight);
export const length = a => Math.sqrt(a.reduce((sum, value) => sum + value * value, 0));
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** On the way from a to b: along the sphere, so that the length changes evenly; along the line where they are nearly parallel. */
export function between(a, b, share) {
  const angle = Math.acos(Math.max(-1, Math.min(1, dot(a, b) / (length(a) * length(b) || 1))));
  if (!(angle > 1e-3) || angle > Math.PI - 1e-3) return add(scale(a, 1 - share), b, share);
  return add(scale(a, Math.sin((1 - share) * angle) / Math.sin(angle)), scale(b, Math.sin(share * angle) / Math.sin(angle)));
}

/** Brings a vector to where there is noise: as long as noise usually is, or within the bounds of uniform noise. */
export function plausible(vector, noise) {
  if (noise === 'uniform') return vector.map(value => Math.max(-1, Math.min(1, value)));
  return scale(vector, Math.sqrt(vector.length) / (length(vector) || 1));
}

/** Vectors one behind the other, as the studio reads them. */
export function pack(vectors) {
  const all = new Float32Array(vectors.length * vectors[0].length);
  vectors.forEach((vector, i) => all.set(vector, i * vector.length));
  return all;
}

export function unpack(buffer, dimensions) {
  const all = new Float32Array(buffer);
  return Array.from({ length: all.length / dimensions }, (_, i) => Array.from(all.subarray(i * dimensions, (i + 1) * dimensions)));
}
