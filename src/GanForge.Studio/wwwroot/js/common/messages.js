import { createElement, elementById } from './elements.js';

/** Shows a sentence inside an element, or nothing. */
export function showMessage(element, sentence, { isProblem = true } = {}) {
  const message = () => createElement('p', { class: isProblem ? 'message bad' : 'message' }, sentence);
  element.replaceChildren(...(sentence ? [message()] : []));
}

/** Shows a sentence over the page for a few seconds. */
export function showToast(sentence) {
  elementById('toast')?.remove();
  const toast = createElement('div', { class: 'toast', id: 'toast', role: 'status' }, sentence);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 6000);
}

/** Runs an action and shows its error, if it fails, as a toast. */
export async function attempt(action) {
  try {
    return await action();
  } catch (problem) {
    if (problem.name !== 'AbortError') showToast(problem.message);
    return undefined;
  }
}
