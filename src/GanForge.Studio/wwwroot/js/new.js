import { ask, by, el, say, send } from './page.js';

/** The form of a new run: every setting of the recipe with its meaning; what the command refuses is said in its own words. */
const flags = [
  ['seed', '1', 'What all randomness follows from: the same seed gives the same bits.'],
  ['steps', 'all', 'Stops after so many steps in total, even within an epoch; schedules are scaled to end there.'],
  ['images', 'all', 'Learns from only the first so many training images.'],
  ['threads', 'all processors', 'Processor threads to use; the results do not depend on it.'],
  ['sample-every', '1', 'Draws a grid of samples every so many epochs.'],
  ['keep-every', 'only the newest', 'Keeps the generator of every so many epochs: for the explorer, and to choose who forges in the game.'],
  ['evaluate-every', 'never', 'Measures the generator every so many epochs, and after the last.'],
  ['evaluate-samples', 'as usual', 'Measures so many images each time; by default as many as is usual for the data set.'],
];

const [recipes, datasets] = await Promise.all([ask('/api/recipes'), ask('/api/datasets')]);
const chosen = {};
const recipeOf = name => recipes.find(recipe => recipe.name === name);

function field(name, placeholder, hint, input) {
  const id = `field-${name}`;
  input.id = id;
  input.dataset.name = name;
  input.setAttribute('aria-describedby', `${id}-hint`);
  const place = el('div', {}, el('label', { for: id }, name), input, el('span', { class: 'hint', id: `${id}-hint` }, hint));
  input.addEventListener('input', () => place.classList.toggle('changed', input.value !== '' && input.value !== placeholder));
  return place;
}

const box = placeholder => el('input', { type: 'text', placeholder, autocomplete: 'off', spellcheck: 'false', inputmode: 'decimal' });

function setting(of) {
  if (of.kind === 'number') return field(of.name, of.default, `${of.description} Takes ${of.allowed}.`, box(of.default));
  const choices = of.kind === 'switch' ? ['true', 'false'] : of.choices;
  const select = el('select', {}, ...choices.map(choice => el('option', { value: choice === of.default ? '' : choice }, choice)));
  select.value = '';
  return field(of.name, '', of.description, select);
}

/** Remembers what was typed or chosen, by the setting's name. */
function remember({ target }) {
  if (target.dataset.name) chosen[target.dataset.name] = target.value || target.selectedOptions?.[0].textContent || '';
}

function showRecipe() {
  const recipe = recipeOf(by('recipe').value);
  const isPoints = datasets.find(dataset => dataset.name === by('dataset').value)?.isPoints;
  by('summary').textContent = recipe.summary;
  by('settings').replaceChildren(...recipe.settings.filter(of => !(isPoints && of.isForImages)).map(setting));
  // What was typed stays where another recipe has such a setting.
  for (const input of by('settings').querySelectorAll('[data-name]')) {
    const value = chosen[input.dataset.name];
    // Of a list, what is the recipe's own choice has no value.
    if (!value || (input.options && ![...input.options].some(option => option.value === value))) continue;
    input.value = value;
    input.dispatchEvent(new Event('input'));
  }
}

const given = container => Object.fromEntries(
  [...container.querySelectorAll('[data-name]')].filter(input => input.value.trim() !== '').map(input => [input.dataset.name, input.value.trim()]));

async function start(event) {
  event.preventDefault();
  say(by('problem'), null);
  by('start').disabled = true;
  by('start').textContent = 'Starting…';
  try {
    const run = await send('/api/runs', {
      recipe: by('recipe').value, dataset: by('dataset').value, description: by('description').value,
      settings: given(by('settings')), flags: given(by('flags')),
    });
    location.href = `/runs/${encodeURIComponent(run.name)}`;
  } catch (problem) {
    say(by('problem'), problem.message);
    by('problem').scrollIntoView({ block: 'nearest' });
    by('start').disabled = false;
    by('start').textContent = 'Start training';
  }
}

by('recipe').append(...recipes.map(recipe => el('option', { value: recipe.name, selected: recipe.isDefault }, recipe.isDefault ? `${recipe.name} (default)` : recipe.name)));
by('dataset').append(...datasets.map(dataset => el('option', { value: dataset.name }, `${dataset.name}: ${dataset.title}${dataset.isHere ? '' : ' (is downloaded first)'}`)));
by('flags').append(...flags.map(([name, placeholder, hint]) => field(name, placeholder, hint, box(placeholder))));
for (const id of ['recipe', 'dataset']) by(id).addEventListener('change', showRecipe);
by('form').addEventListener('submit', start);
by('settings').addEventListener('input', remember);
showRecipe();
// All at once, so that nothing jumps.
by('form').hidden = false;
