/**
 * Exponential smoothing, unbiased: the running mean is divided by the weight gathered so far, so that the first value
 * does not dominate. Gaps (null) stay gaps.
 */
export function smooth(values, weight) {
  if (weight === 0) return values;
  let mean = 0;
  let totalWeight = 0;
  return values.map(value => {
    if (value === null) return null;
    mean = weight * mean + (1 - weight) * value;
    totalWeight = weight * totalWeight + (1 - weight);
    return mean / totalWeight;
  });
}
