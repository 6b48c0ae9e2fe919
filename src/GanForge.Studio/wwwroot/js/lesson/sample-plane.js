import { elementById } from '../common/elements.js';
import { paintShades } from '../images/painting.js';

const sampleRadius = 3;
const minCentreRadius = 6;
const ringDeviations = 3;

/** Shows samples of points over the scores that the discriminator gives to the plane. */
export function showSamplePlane(plane) {
  elementById('plane-section').hidden = false;
  const canvas = elementById('plane');
  const context = canvas.getContext('2d');
  const side = canvas.width;
  const placeOf = (x, y) => [((x / plane.extent + 1) / 2) * side, ((1 - y / plane.extent) / 2) * side];
  const style = getComputedStyle(document.documentElement);

  context.drawImage(createScoreField(plane), 0, 0, side, side);

  context.strokeStyle = style.getPropertyValue('--c2');
  context.lineWidth = 3;
  const centreRadius = Math.max(minCentreRadius, ((ringDeviations * plane.deviation) / plane.extent / 2) * side);
  for (const centre of plane.centres) {
    traceCircle(context, placeOf(...centre), centreRadius);
    context.stroke();
  }

  context.fillStyle = style.getPropertyValue('--c1');
  for (let i = 0; i < plane.samples.length; i += 2) {
    traceCircle(context, placeOf(plane.samples[i], plane.samples[i + 1]), sampleRadius);
    context.fill();
  }
}

/** The scores as shades, from the lowest to the highest. */
function createScoreField({ scores, size }) {
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const field = new OffscreenCanvas(size, size);
  const shades = scores.map(score => 40 + (190 * (score - low)) / (high - low || 1));
  paintShades(field, shades, { height: size, width: size });
  return field;
}

function traceCircle(context, [x, y], radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
