import { elementById } from './elements.js';
import { runPagePath } from './paths.js';

/** Completes the trail above a page that belongs to a run. */
export function showBackLink(name) {
  elementById('back').textContent = name;
  elementById('back').href = runPagePath(name);
}
