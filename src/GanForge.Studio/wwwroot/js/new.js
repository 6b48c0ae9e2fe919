import { createElement, elementById } from './common/elements.js';
import { showMessage } from './common/messages.js';
import { runPagePath } from './common/paths.js';
import { get, post } from './common/studio-api.js';
import { createSettingField, createTextField, inputsIn, valuesIn } from './new/fields.js';

/** The form of a new run: every setting of the recipe with its meaning, and refusals in the command's own words. */
async function openNewRunPage() {
  const paths = ['/api/recipes', '/api/datasets', '/api/options'];
  const form = new NewRunForm(...(await Promise.all(paths.map(get))));
  form.fill();
  form.listen();
  form.showSettings();
  // The form appears all at once, so that nothing jumps.
  elementById('form').hidden = false;
}

class NewRunForm {
  constructor(recipes, datasets, options) {
    this.recipes = recipes;
    this.datasets = datasets;
    this.options = options;
    this.recipe = elementById('recipe');
    this.dataset = elementById('dataset');
    this.settings = elementById('settings');
    this.flags = elementById('flags');
    // Values given so far, by the name of their setting: they stay where another recipe has such a setting.
    this.given = new Map();
  }

  fill() {
    this.recipe.append(...this.recipes.map(createRecipeOption));
    this.dataset.append(...this.datasets.map(createDatasetOption));
    this.flags.append(...this.options.map(option => createTextField(option.name, option.default, option.description)));
  }

  listen() {
    this.recipe.addEventListener('change', () => this.showSettings());
    this.dataset.addEventListener('change', () => this.showSettings());
    this.settings.addEventListener('input', event => this.remember(event.target));
    elementById('form').addEventListener('submit', event => {
      event.preventDefault();
      this.start();
    });
  }

  remember(input) {
    const { name } = input.dataset;
    // The default of a list has no value and is known by its words.
    if (name) this.given.set(name, input.value || input.selectedOptions?.[0].textContent || '');
  }

  showSettings() {
    const recipe = this.recipes.find(({ name }) => name === this.recipe.value);
    const hasPoints = this.datasets.find(({ name }) => name === this.dataset.value)?.isPoints;
    const settings = recipe.settings.filter(setting => !(hasPoints && setting.isForImages));
    elementById('summary').textContent = recipe.summary;
    this.settings.replaceChildren(...settings.map(createSettingField));
    inputsIn(this.settings).forEach(input => this.restore(input));
  }

  restore(input) {
    const value = this.given.get(input.dataset.name);
    if (!value || !accepts(input, value)) return;
    input.value = value;
    input.dispatchEvent(new Event('input'));
  }

  async start() {
    const problemPlace = elementById('problem');
    showMessage(problemPlace, null);
    showStarting(true);
    try {
      const run = await post('/api/runs', this.request());
      location.href = runPagePath(run.name);
    } catch (problem) {
      showMessage(problemPlace, problem.message);
      problemPlace.scrollIntoView({ block: 'nearest' });
      showStarting(false);
    }
  }

  request() {
    return {
      recipe: this.recipe.value,
      dataset: this.dataset.value,
      description: elementById('description').value,
      settings: valuesIn(this.settings),
      flags: valuesIn(this.flags),
    };
  }
}

function createRecipeOption({ name, isDefault }) {
  return createElement('option', { value: name, selected: isDefault }, isDefault ? `${name} (default)` : name);
}

function createDatasetOption({ name, title, isHere }) {
  return createElement('option', { value: name }, `${name}: ${title}${isHere ? '' : ' (is downloaded first)'}`);
}

function accepts(input, value) {
  return !input.options || [...input.options].some(option => option.value === value);
}

function showStarting(isStarting) {
  const button = elementById('start');
  button.disabled = isStarting;
  button.textContent = isStarting ? 'Starting…' : 'Start training';
}

await openNewRunPage();
