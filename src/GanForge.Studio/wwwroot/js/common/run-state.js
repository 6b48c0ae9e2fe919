const stateLabels = {
  running: 'training',
  completed: 'finished',
  'stopped-early': 'stopped early',
  interrupted: 'interrupted',
  failed: 'failed',
  'cut-short': 'cut short',
  broken: 'broken',
};

export function showRunState(element, state) {
  element.className = `state ${state}`;
  element.textContent = stateLabels[state] ?? state;
}
