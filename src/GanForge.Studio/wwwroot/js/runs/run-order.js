const stateGroups = {
  running: ['running'],
  done: ['completed', 'stopped-early'],
  ended: ['interrupted', 'cut-short'],
  wrong: ['failed', 'broken'],
};

const newestFirst = (left, right) => right.number - left.number;
const digitFid = run => run.metrics['digit-fid'] ?? Infinity;
const speed = run => run.imagesPerSecond ?? 0;

const orders = {
  newest: newestFirst,
  oldest: (left, right) => left.number - right.number,
  name: (left, right) => (left.recipe ?? '').localeCompare(right.recipe ?? '') || newestFirst(left, right),
  progress: (left, right) => progressOf(right) - progressOf(left) || newestFirst(left, right),
  quality: (left, right) => digitFid(left) - digitFid(right) || newestFirst(left, right),
  speed: (left, right) => speed(right) - speed(left),
};

/** The finished part of a run, from 0 to 1. */
export function progressOf(run) {
  return run.steps ? Math.min(1, run.step / run.steps) : 0;
}

/** The runs that contain every word and have a state of the group, sorted. */
export function filterAndSort(runs, { words, state, sort }) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const states = stateGroups[state];
  return runs
    .filter(run => !states || states.includes(run.state))
    .filter(run => wanted.every(word => searchText(run).includes(word)))
    .sort(orders[sort]);
}

function searchText({ name, recipe, dataset, description }) {
  return `${name} ${recipe} ${dataset} ${description}`.toLowerCase();
}
