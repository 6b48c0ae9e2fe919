import { openStream } from './stream.js';

/** One stream for all pages of a browser that are in sight: a browser has six connections to a studio, and a stream keeps one. */
const pages = new Set();
let isOpen = false, end = null;

function hear(news) {
  isOpen = news.isOpen;
  pages.forEach(page => page.postMessage(news));
}

function leave(page) {
  pages.delete(page);
  if (pages.size > 0) return;
  end();
  end = null;
  isOpen = false;
}

self.onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = () => leave(page);
  if (isOpen) page.postMessage({ isOpen });
  end ??= openStream(hear);
};
