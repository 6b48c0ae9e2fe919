const digitSide = 28;
const digitExtent = 20;
const inkThreshold = 16;

/**
 * Formats a drawing as MNIST's digits are: scaled to 20 by 20 pixels by its longer side, with its centre of mass in the
 * middle of 28 by 28 pixels; then scaled to the shape of a network's images.
 */
export function formatDrawing(drawing, { height, width, channels }) {
  const digit = centreDigit(drawing, measureInk(drawing));
  const image = new OffscreenCanvas(width, height);
  const context = image.getContext('2d', { willReadFrequently: true });
  context.drawImage(digit, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const length = height * width * channels;
  return Uint8Array.from({ length }, (_, index) => data[4 * Math.floor(index / channels)]);
}

function centreDigit(drawing, { left, top, width, height, massX, massY }) {
  const digit = new OffscreenCanvas(digitSide, digitSide);
  const context = digit.getContext('2d', { willReadFrequently: true });
  context.fillStyle = 'black';
  context.fillRect(0, 0, digitSide, digitSide);
  context.imageSmoothingQuality = 'high';
  const scale = digitExtent / Math.max(width, height);
  const [x, y] = [digitSide / 2 - (massX - left) * scale, digitSide / 2 - (massY - top) * scale];
  context.drawImage(drawing, left, top, width, height, x, y, width * scale, height * scale);
  return digit;
}

/** The box around the ink, and its centre of mass. */
function measureInk(drawing) {
  const context = drawing.getContext('2d', { willReadFrequently: true });
  const { data } = context.getImageData(0, 0, drawing.width, drawing.height);
  let [left, top, right, bottom] = [drawing.width, drawing.height, 0, 0];
  let [mass, massX, massY] = [0, 0, 0];
  for (let y = 0; y < drawing.height; y++) {
    for (let x = 0; x < drawing.width; x++) {
      const ink = data[4 * (y * drawing.width + x)];
      if (ink < inkThreshold) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      [mass, massX, massY] = [mass + ink, massX + ink * x, massY + ink * y];
    }
  }
  const [width, height] = [right - left + 1, bottom - top + 1];
  return { left, top, width, height, massX: massX / mass, massY: massY / mass };
}
