/** Pixels of images on canvases. The bytes of an image are in (H, W, C) order, grey or RGB. */

export function paintImage(canvas, bytes, { height, width, channels }) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  canvas.getContext('2d').putImageData(imageDataOf(bytes, { height, width, channels }), 0, 0);
}

function imageDataOf(bytes, { height, width, channels }) {
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      image.data[4 * pixel + colour] = bytes[pixel * channels + (channels === 3 ? colour : 0)];
    }
    image.data[4 * pixel + 3] = 255;
  }
  return image;
}

/** Paints images in rows of `columns`, each `cellSize` pixels wide and high. */
export function paintImageGrid(canvas, bytes, shape, columns, cellSize) {
  const context = canvas.getContext('2d');
  const cell = document.createElement('canvas');
  context.imageSmoothingEnabled = false;
  splitImages(bytes, shape).forEach((image, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    paintImage(cell, image, shape);
    context.drawImage(cell, column * cellSize, row * cellSize, cellSize, cellSize);
  });
}

/** The bytes of each image. */
export function splitImages(bytes, { height, width, channels }) {
  const size = height * width * channels;
  return Array.from({ length: bytes.length / size }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

/** Paints shades of grey, one number from 0 to 255 per pixel. */
export function paintShades(canvas, shades, { height, width }) {
  Object.assign(canvas, { width, height });
  const image = new ImageData(width, height);
  shades.forEach((shade, pixel) => image.data.set([shade, shade, shade, 255], 4 * pixel));
  canvas.getContext('2d').putImageData(image, 0, 0);
}

export const bytesFromBase64 = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
