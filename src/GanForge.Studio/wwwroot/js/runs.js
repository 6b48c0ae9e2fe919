import { elementById } from './common/elements.js';
import { watchRuns } from './common/run-events.js';
import { get } from './common/studio-api.js';
import { throttle } from './common/timing.js';
import { AddressFields } from './runs/address-fields.js';
import { RunCard } from './runs/run-card.js';
import { filterAndSort } from './runs/run-order.js';

/** The page of all runs: one card each, kept up to date. */
function openRunsPage() {
  const page = new RunsPage();
  const load = throttle(() => page.load(), 700);
  load();
  watchRuns(load, load);
}

class RunsPage {
  constructor() {
    this.runs = [];
    this.cards = new Map();
    this.pickedNames = new Set();
    this.fields = new AddressFields(['words', 'state', 'sort']);
    this.fields.restore();
    this.fields.onInput(() => this.show());
    elementById('filter').addEventListener('submit', event => event.preventDefault());
  }

  async load() {
    try {
      this.runs = await get('/api/runs');
    } catch (problem) {
      elementById('count').textContent = problem.message;
      return;
    }
    this.show();
  }

  show() {
    const shown = filterAndSort(this.runs, this.fields.values);
    this.updateCards();
    this.showCards(shown);
    elementById('count').textContent = describeCount(shown.length, this.runs.length);
  }

  updateCards() {
    for (const run of this.runs) this.cardOf(run).show(run);
    const names = new Set(this.runs.map(run => run.name));
    const deletedNames = [...this.cards.keys()].filter(name => !names.has(name));
    for (const name of deletedNames) {
      this.cards.delete(name);
      this.pick(name, false);
    }
  }

  cardOf(run) {
    if (!this.cards.has(run.name)) {
      this.cards.set(run.name, new RunCard(run, isPicked => this.pick(run.name, isPicked)));
    }
    return this.cards.get(run.name);
  }

  showCards(runs) {
    const list = elementById('runs');
    const items = runs.map(run => this.cards.get(run.name).item);
    const isUnchanged =
      items.length === list.children.length && items.every((item, index) => list.children[index] === item);
    if (!isUnchanged) list.replaceChildren(...items);
  }

  /** Adds a run to the comparison, or takes it out. */
  pick(name, isPicked) {
    if (isPicked) this.pickedNames.add(name);
    else this.pickedNames.delete(name);
    const link = elementById('compare');
    link.href = `/compare?runs=${[...this.pickedNames].map(encodeURIComponent).join(',')}`;
    link.textContent = `Compare ${this.pickedNames.size} runs`;
    elementById('picked').hidden = this.pickedNames.size < 2;
  }
}

function describeCount(shown, all) {
  if (all === 0) return 'There are no runs yet. Start one here, or with ‘ganforge train’: it shows up by itself.';
  if (shown < all) return `${shown} of ${all} runs`;
  return `${all} run${all > 1 ? 's' : ''}`;
}

openRunsPage();
