import { createElement } from '../common/elements.js';
import { createImageCanvas, createImageItem } from '../images/image-elements.js';
import { bytesFromBase64, paintImage, paintShades, splitImages } from '../images/painting.js';

const brighterColour = [255, 170, 60];
const darkerColour = [70, 150, 255];

/** A list of images. `data` is their bytes in base 64, `captions` has one for each image. */
export function createPictures(data, shape, label, { captions = null, paint = paintImage } = {}) {
  const items = splitImages(bytesFromBase64(data), shape).map((bytes, index) => {
    const caption = captions ? captions[index] : null;
    const canvas = createImageCanvas(`${label} ${index + 1}${captions ? `: ${caption}` : ''}`);
    paint(canvas, bytes, shape);
    return createImageItem(canvas, caption);
  });
  return createElement('ul', { class: 'pictures' }, ...items);
}

/** Paints wished changes of pixels, where 128 is none: brighter and darker in two colours, a mean over channels. */
export function paintWishedChanges(canvas, bytes, { height, width, channels }) {
  Object.assign(canvas, { width, height });
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < height * width; pixel++) {
    let wish = 0;
    for (let channel = 0; channel < channels; channel++) {
      wish += (bytes[pixel * channels + channel] - 128) / 127 / channels;
    }
    // The root makes small wishes visible.
    const strength = Math.sqrt(Math.abs(wish));
    const colour = wish > 0 ? brighterColour : darkerColour;
    image.data.set([...colour.map(value => value * strength), 255], 4 * pixel);
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

/** The numbers of noise vectors as shades, a row for each vector. */
export function createNoiseStrip(vectors) {
  const canvas = createImageCanvas(`The first numbers of ${vectors.length} noise vectors, as shades`, 'noise');
  const shades = vectors.flat().map(value => 128 + 50 * Math.max(-2.5, Math.min(2.5, value)));
  paintShades(canvas, shades, { height: vectors.length, width: vectors[0].length });
  return canvas;
}
