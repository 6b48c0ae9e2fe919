import { createElement } from '../common/elements.js';
import { formatCount } from '../common/formatting.js';

export function showAlarms(place, alarms) {
  if (alarms.length === 0) place.replaceChildren();
  else place.replaceChildren(createElement('h2', {}, 'Alarms'), ...alarms.map(createAlarm));
}

function createAlarm(alarm) {
  const steps = alarm.until
    ? `from step ${formatCount(alarm.step)} to ${formatCount(alarm.until)}`
    : `since step ${formatCount(alarm.step)}`;
  return createElement(
    'div',
    { class: alarm.until ? 'message' : 'message bad' },
    createElement('strong', {}, alarm.title),
    ` ${steps}`,
    createElement('p', {}, alarm.seen),
    createElement('p', { class: 'quiet' }, alarm.advice),
  );
}
