import { attempt } from './messages.js';

export const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/**
 * Returns a function that runs `action`, but never twice at once nor sooner than `pause` milliseconds after the last
 * run. Calls made meanwhile lead to one more run.
 */
export function throttle(action, pause) {
  let isRunning = false;
  let isWanted = false;
  return async function run() {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await attempt(action);
      await wait(pause);
    }
    isRunning = false;
  };
}
