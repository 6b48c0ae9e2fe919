import { createElement, replaceChildrenIfChanged } from '../common/elements.js';
import { attempt } from '../common/messages.js';
import { runApiPath, runPagePath } from '../common/paths.js';
import { post } from '../common/studio-api.js';

const stoppingLabel = 'Stopping…';

/** The buttons and links above a run: stop, resume, and the pages that use its networks. */
export class RunActions {
  /** `refresh` loads the run again after an action. */
  constructor(place, name, refresh) {
    this.place = place;
    this.name = name;
    this.refresh = refresh;
  }

  show(view) {
    const { card, hasWeights, hasCheckpoint } = view;
    const key = `${card.state} ${card.epochs} ${hasWeights} ${hasCheckpoint}`;
    const hadFocus = this.place.contains(document.activeElement);
    const isReplaced = replaceChildrenIfChanged(this.place, key, () => this.createActions(view));
    if (isReplaced && hadFocus) this.place.querySelector('button, a')?.focus();
  }

  clear() {
    this.place.replaceChildren();
    delete this.place.dataset.key;
  }

  createActions(view) {
    const { card, hasWeights, hasCheckpoint, image } = view;
    const isTraining = card.state === 'running';
    const canResume = hasCheckpoint && !isTraining && card.state !== 'broken';
    const hasImages = hasWeights && image[0] > 1;
    const gamePath = `/game?run=${encodeURIComponent(this.name)}`;
    return [
      ...(isTraining ? [this.createStopButton()] : []),
      ...(canResume ? this.createResumeControls(view) : []),
      ...(hasImages ? [createLinkButton(runPagePath(this.name, '/explorer'), 'Explore')] : []),
      ...(hasCheckpoint ? [createLinkButton(runPagePath(this.name, '/lesson'), 'One step, slowly')] : []),
      ...(hasImages ? [createLinkButton(gamePath, 'Play')] : []),
    ];
  }

  createStopButton() {
    const stop = () => post(runApiPath(this.name, '/stop'));
    const onclick = event => this.act(event.currentTarget, stop, stoppingLabel);
    return createElement('button', { type: 'button', onclick }, 'Stop and save');
  }

  createResumeControls({ card, settings }) {
    const isDone = ['completed', 'stopped-early'].includes(card.state);
    const epochs = createElement('input', {
      type: 'number',
      min: 1,
      value: (card.epochs ?? 1) * (isDone && card.epoch >= card.epochs ? 2 : 1),
      'aria-label': 'Epochs in all',
    });
    const resume = () => {
      const query = +epochs.value !== card.epochs ? `?epochs=${+epochs.value}` : '';
      return post(runApiPath(this.name, `/resume${query}`));
    };
    const onclick = event => this.act(event.currentTarget, resume, 'Starting…');
    const button = { type: 'button', class: isDone ? '' : 'main', onclick };
    return [
      createElement('label', {}, 'Epochs in all ', epochs),
      createElement('button', button, isDone ? 'Train longer' : 'Resume'),
      ...(isDone && learningRateFalls(settings) ? [createLearningRateNote()] : []),
    ];
  }

  async act(button, action, busyLabel) {
    // A disabled button would lose the focus; a busy one keeps it.
    if (button.getAttribute('aria-disabled')) return;
    const label = button.textContent;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = busyLabel;
    const answer = await attempt(action);
    // A training stops only after its step; the page then replaces the button.
    if (answer && busyLabel === stoppingLabel) return;
    if (answer) await this.refresh();
    button.removeAttribute('aria-disabled');
    button.textContent = label;
  }
}

const learningRateFalls = settings =>
  settings.some(setting => setting.name === 'learning-rate-end' && +setting.value < 1);

function createLearningRateNote() {
  const sentence = 'The learning rates rise again, to those of a training of the new length.';
  return createElement('p', { class: 'small quiet' }, sentence);
}

const createLinkButton = (href, label) => createElement('a', { class: 'button', href }, label);
