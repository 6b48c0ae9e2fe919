/** Pictures from bytes. */

/** A canvas's picture of one image: `bytes` is H·W·C, grey or colour. */
export function paint(canvas, bytes, { height, width, channels }) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  canvas.getContext('2d').putImageData(pictureOf(bytes, { height, width, channels }), 0, 0);
}

export function pictureOf(bytes, { height, width, channels }) {
  const picture = new ImageData(width, height);
  for (let i = 0; i < height * width; i++) {
    for (let c = 0; c < 3; c++) picture.data[4 * i + c] = bytes[i * channels + (channels === 3 ? c : 0)];
    picture.data[4 * i + 3] = 255;
  }
  return picture;
}

/** Paints images side by side, `columns` a row, each `cell` pixels wide. */
export function paintGrid(canvas, bytes, model, columns, offset = [0, 0], cell = [model.width, model.height]) {
  const size = model.height * model.width * model.channels;
  const context = canvas.getContext('2d');
  const one = document.createElement('canvas');
  context.imageSmoothingEnabled = false;
  for (let i = 0; i * size < bytes.length; i++) {
    paint(one, bytes.subarray(i * size, (i + 1) * size), model);
    context.drawImage(one, offset[0] + i % columns * cell[0], offset[1] + Math.floor(i / columns) * cell[1], cell[0], cell[1]);
  }
}

export const bytesOf64 = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
