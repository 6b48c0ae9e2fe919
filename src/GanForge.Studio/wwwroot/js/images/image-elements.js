import { createElement } from '../common/elements.js';

/** A canvas for an image, with a label for screen readers. */
export function createImageCanvas(label, className = 'pixels') {
  return createElement('canvas', { class: className, role: 'img', 'aria-label': label });
}

/** A list item with a picture and its caption, if it has one. */
export function createImageItem(canvas, caption = null) {
  const captionElement = caption === null ? null : createElement('figcaption', {}, caption);
  return createElement('li', {}, createElement('figure', {}, canvas, captionElement));
}
