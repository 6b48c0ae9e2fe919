import { openEventStream } from './event-stream.js';

/**
 * Shares one event stream among all visible pages of a browser: a browser keeps at most six connections to a studio,
 * and each stream occupies one.
 */
function shareEventStream() {
  const pages = new Set();
  let isOpen = false;
  let close = null;

  function broadcast(event) {
    isOpen = event.isOpen;
    pages.forEach(page => page.postMessage(event));
  }

  function leave(page) {
    pages.delete(page);
    if (pages.size > 0) return;
    close();
    close = null;
    isOpen = false;
  }

  self.onconnect = ({ ports: [page] }) => {
    pages.add(page);
    page.onmessage = () => leave(page);
    if (isOpen) page.postMessage({ isOpen });
    close ??= openEventStream(broadcast);
  };
}

shareEventStream();
