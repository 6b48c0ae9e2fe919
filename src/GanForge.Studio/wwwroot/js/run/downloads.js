import { createElement, replaceChildrenIfChanged } from '../common/elements.js';
import { formatBytes } from '../common/formatting.js';
import { runFilePath } from '../common/paths.js';

const shownInBrowser = /\.(html|png|gif|txt)$/;

export function showDownloads(place, { card, files }) {
  const key = JSON.stringify(Object.keys(files)) + card.epoch;
  replaceChildrenIfChanged(place, key, () =>
    Object.entries(files).map(([file, size]) => createDownload(card.name, file, size)),
  );
}

function createDownload(name, file, size) {
  const href = runFilePath(name, file) + (shownInBrowser.test(file) ? '' : '?download=true');
  return createElement(
    'li',
    {},
    createElement('a', { href }, file),
    createElement('span', { class: 'quiet small' }, ` ${formatBytes(size)}`),
  );
}
