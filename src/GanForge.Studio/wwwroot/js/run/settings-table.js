import { createElement } from '../common/elements.js';

/** Shows the settings of a run; those that differ from the recipe's default stand out. */
export function showSettings(place, settings) {
  place.replaceChildren(createElement('table', {}, createElement('tbody', {}, ...settings.map(createRow))));
}

function createRow(setting) {
  return createElement(
    'tr',
    {},
    createElement('th', { scope: 'row' }, setting.name),
    createElement('td', {}, ...createValue(setting)),
    createElement('td', { class: 'quiet meaning' }, setting.description ?? ''),
  );
}

function createValue({ value, default: usual }) {
  if (usual === null || value === usual) return [value];
  return [createElement('strong', {}, value), createElement('span', { class: 'quiet small' }, ` (else ${usual})`)];
}
