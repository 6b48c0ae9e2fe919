import { createElement } from './elements.js';
import { openEventStream } from './event-stream.js';

const outageMilliseconds = 3000;

/**
 * Reports changed and deleted runs while the page is visible. `onReconnect` is called when the page was hidden or cut
 * off and may have missed some.
 */
export function watchRuns(onChange, onReconnect) {
  const showOutage = createOutageNotice();
  let leave = null;

  function onEvent(event) {
    showOutage(!event.isOpen);
    if (event.runs) onChange(event.runs);
    else if (event.isOpen) onReconnect();
  }

  function connect() {
    if (!leave && !document.hidden) leave = joinEventStream(onEvent);
  }

  function disconnect() {
    leave?.();
    leave = null;
    showOutage(false);
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();
}

/** Joins the stream that this browser's pages share, or opens one for this page. Returns a function that leaves it. */
function joinEventStream(onEvent) {
  if (!globalThis.SharedWorker) return openEventStream(onEvent);
  const { port } = new SharedWorker('/page/js/common/shared-event-stream.js', { type: 'module' });
  port.onmessage = ({ data }) => onEvent(data);
  return () => {
    port.postMessage('leave');
    port.close();
  };
}

/** Returns a function that shows or hides the notice; a short outage is not worth one. */
function createOutageNotice() {
  const sentence = 'The studio does not answer; is it still running?';
  const notice = createElement('div', { class: 'toast', role: 'status' }, sentence);
  let timer;
  return isOut => {
    if (isOut) {
      timer ??= setTimeout(() => document.body.append(notice), outageMilliseconds);
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    notice.remove();
  };
}
