export const elementById = id => document.getElementById(id);

/**
 * Creates an element: `createElement('a', { href: '/' }, 'Home')`. A property that starts with "on" adds a listener,
 * any other sets an attribute; properties and children without a value are left out.
 */
export function createElement(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) setProperty(element, key, value);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function setProperty(element, key, value) {
  if (value === undefined || value === null || value === false) return;
  if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else element.setAttribute(key, value === true ? '' : value);
}

/** The rows of a `dl`, from pairs of a term and its value. */
export function createFacts(facts) {
  return facts.map(([term, value]) =>
    createElement('div', {}, createElement('dt', {}, term), createElement('dd', {}, value ?? '–')),
  );
}

/**
 * Replaces an element's children unless they were created for the same key, so that they keep their focus and
 * selection. Returns true if they were replaced.
 */
export function replaceChildrenIfChanged(element, key, createChildren) {
  if (element.dataset.key === key) return false;
  element.dataset.key = key;
  element.replaceChildren(...createChildren());
  return true;
}
