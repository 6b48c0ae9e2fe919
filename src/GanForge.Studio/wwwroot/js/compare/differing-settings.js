import { createElement } from '../common/elements.js';

/** Shows the settings that differ between runs, a column for each run. */
export function showDifferingSettings(place, views) {
  const rows = [...collectSettings(views)].filter(([, values]) => new Set(values).size > 1);
  if (rows.length === 0) place.replaceChildren(createElement('p', { class: 'quiet' }, 'Nowhere.'));
  else place.replaceChildren(createTable(views, rows));
}

/** The values of each setting, in the order of the runs; a dash where a run has no such setting. */
function collectSettings(views) {
  const settings = new Map();
  views.forEach((view, index) => {
    for (const [name, value] of settingsOf(view)) {
      if (!settings.has(name)) settings.set(name, new Array(views.length).fill('–'));
      settings.get(name)[index] = String(value ?? '–');
    }
  });
  return settings;
}

function settingsOf({ card, seed, settings }) {
  return [
    ['recipe', card.recipe],
    ['dataset', card.dataset],
    ['seed', seed],
    ...settings.map(setting => [setting.name, setting.value]),
  ];
}

function createTable(views, rows) {
  const headings = views.map(view => createElement('th', { scope: 'col' }, view.card.name));
  return createElement(
    'table',
    {},
    createElement('thead', {}, createElement('tr', {}, createElement('th'), ...headings)),
    createElement('tbody', {}, ...rows.map(createRow)),
  );
}

function createRow([name, values]) {
  const cells = values.map(value => createElement('td', {}, value));
  return createElement('tr', {}, createElement('th', { scope: 'row' }, name), ...cells);
}
