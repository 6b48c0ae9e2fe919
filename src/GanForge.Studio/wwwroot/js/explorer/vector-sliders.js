import { createElement } from '../common/elements.js';

const stepsToBound = 200;

/** Shows a slider for each number of a vector; `onMove(index, value)` is called while one is moved. */
export function showVectorSliders(place, vector, bound, onMove) {
  place.replaceChildren(...vector.map((value, index) => createSlider(value, index, bound, onMove)));
}

function createSlider(value, index, bound, onMove) {
  const output = createElement('output', {}, value.toFixed(2));
  const slider = createElement('input', {
    type: 'range',
    min: -bound,
    max: bound,
    step: bound / stepsToBound,
    value,
    'aria-label': `Number ${index}`,
  });
  slider.addEventListener('input', () => {
    onMove(index, +slider.value);
    output.textContent = (+slider.value).toFixed(2);
  });
  return createElement('label', {}, String(index), slider, output);
}
