/** The studio's stream of events: `hear` gets { isOpen }, and { isOpen, runs } with the names of those that have changed. Returns what ends it. */
export function openStream(hear) {
  let source, waiting;
  function open() {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => hear({ isOpen: true }));
    source.addEventListener('runs', event => hear({ isOpen: true, runs: JSON.parse(event.data) }));
    source.addEventListener('error', () => {
      hear({ isOpen: false });
      // Where the studio refuses, the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) waiting = setTimeout(open, 2000);
    });
  }
  open();
  return () => { clearTimeout(waiting); source.close(); };
}
