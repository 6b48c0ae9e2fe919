import { createElement } from '../common/elements.js';

/** A text field that shows the default of a setting or flag until something is typed. */
export function createTextField(name, placeholder, hint) {
  const input = createElement('input', {
    type: 'text',
    placeholder,
    autocomplete: 'off',
    spellcheck: 'false',
    inputmode: 'decimal',
  });
  return createField(name, placeholder, hint, input);
}

/** A field for a setting of a recipe. */
export function createSettingField(setting) {
  if (setting.kind === 'number') {
    const hint = `${setting.description} Takes ${setting.allowed}.`;
    return createTextField(setting.name, setting.default, hint);
  }
  const choices = setting.kind === 'switch' ? ['true', 'false'] : setting.choices;
  return createField(setting.name, '', setting.description, createSelect(choices, setting.default));
}

/** A list whose default has an empty value: the form sends only what differs from the recipe. */
function createSelect(choices, defaultChoice) {
  const options = choices.map(choice =>
    createElement('option', { value: choice === defaultChoice ? '' : choice }, choice),
  );
  const select = createElement('select', {}, ...options);
  select.value = '';
  return select;
}

function createField(name, placeholder, hint, input) {
  const id = `field-${name}`;
  input.id = id;
  input.dataset.name = name;
  input.setAttribute('aria-describedby', `${id}-hint`);
  const field = createElement(
    'div',
    {},
    createElement('label', { for: id }, name),
    input,
    createElement('span', { class: 'hint', id: `${id}-hint` }, hint),
  );
  input.addEventListener('input', () => {
    field.classList.toggle('changed', input.value !== '' && input.value !== placeholder);
  });
  return field;
}

/** The inputs of fields inside a container. */
export const inputsIn = container => [...container.querySelectorAll('[data-name]')];

/** The values that were given in a container, by the names of their fields. */
export function valuesIn(container) {
  const given = inputsIn(container).filter(input => input.value.trim() !== '');
  return Object.fromEntries(given.map(input => [input.dataset.name, input.value.trim()]));
}
