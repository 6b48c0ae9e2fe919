const retryMilliseconds = 2000;

/**
 * Opens the studio's stream of events. `onEvent` gets { isOpen }, and { isOpen, runs } when runs have changed. Returns
 * a function that closes the stream.
 */
export function openEventStream(onEvent) {
  let source;
  let retry;

  function connect() {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => onEvent({ isOpen: true }));
    source.addEventListener('runs', event => onEvent({ isOpen: true, runs: JSON.parse(event.data) }));
    source.addEventListener('error', () => {
      onEvent({ isOpen: false });
      // The browser reconnects by itself, except after a refusal.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryMilliseconds);
    });
  }

  connect();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
