import { showBackLink } from './common/back-link.js';
import { createElement, elementById } from './common/elements.js';
import { formatCount } from './common/formatting.js';
import { attempt, showMessage } from './common/messages.js';
import { runApiPath, runNameFromAddress } from './common/paths.js';
import { post } from './common/studio-api.js';
import { showSamplePlane } from './lesson/sample-plane.js';
import { stagesOf } from './lesson/stages.js';

const buttonIds = ['next', 'whole', 'restart'];

/** A real training step, one stage at a time: noise, images, scores, loss, wished changes, update. */
async function openLessonPage() {
  const name = runNameFromAddress();
  showBackLink(name);
  const page = new LessonPage(name);
  page.listen();
  try {
    await page.begin();
  } catch (problem) {
    showMessage(elementById('problem'), problem.message);
  }
}

class LessonPage {
  constructor(name) {
    this.name = name;
    this.isBusy = false;
    this.clearStages();
  }

  listen() {
    const onClick = (id, action) => elementById(id).addEventListener('click', () => this.runAlone(action));
    onClick('next', () => this.showNextStage());
    onClick('whole', () => this.showWholeStep());
    onClick('restart', () => this.begin());
    addEventListener('keydown', event => {
      const isInField = ['INPUT', 'SELECT'].includes(event.target.tagName);
      if (event.key === 'ArrowRight' && !isInField) elementById('next').click();
    });
  }

  /** Runs one action at a time; the others are refused. */
  async runAlone(action) {
    if (this.isBusy) return;
    this.setBusy(true);
    await attempt(action);
    this.setBusy(false);
  }

  setBusy(isBusy) {
    this.isBusy = isBusy;
    for (const id of buttonIds) setAttribute(elementById(id), 'aria-disabled', isBusy);
    setAttribute(elementById('stages'), 'aria-busy', isBusy);
  }

  clearStages() {
    this.stages = [];
    this.shownCount = 0;
    elementById('stages').replaceChildren();
  }

  /** Starts a lesson at the run's newest checkpoint. */
  async begin() {
    this.lesson = await post(runApiPath(this.name, '/lessons'));
    this.clearStages();
    elementById('next').textContent = 'Begin';
    elementById('where').textContent = `The run has done ${formatCount(this.lesson.step)} steps.`;
    elementById('steer').hidden = false;
    if (this.lesson.plane) showSamplePlane(this.lesson.plane);
  }

  async trainStep() {
    const learners = document.querySelector('[name="learners"]:checked').value;
    const step = await post(`/api/lessons/${this.lesson.id}/steps?learners=${learners}`);
    elementById('where').textContent = `This is step ${formatCount(step.step)}.`;
    this.clearStages();
    this.stages = stagesOf(step.updates, this.lesson);
    this.planeAfterStep = step.plane;
  }

  async showNextStage() {
    if (this.shownCount >= this.stages.length) await this.trainStep();
    const { title, createContent } = this.stages[this.shownCount++];
    const heading = createElement('h2', { tabindex: -1 }, `${this.shownCount}. ${title}`);
    const item = createElement('li', { class: 'card' }, heading, ...createContent());
    elementById('stages').append(item);
    elementById('stage-state').textContent = title;
    const following = this.stages[this.shownCount];
    if (!following && this.planeAfterStep) showSamplePlane(this.planeAfterStep);
    elementById('next').textContent = following ? `Next: ${following.title}` : 'Next step';
    item.scrollIntoView({ block: 'nearest', behavior: prefersReducedMotion() ? 'auto' : 'smooth' });
  }

  async showWholeStep() {
    do {
      await this.showNextStage();
    } while (this.shownCount < this.stages.length);
  }
}

const prefersReducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function setAttribute(element, name, isSet) {
  if (isSet) element.setAttribute(name, 'true');
  else element.removeAttribute(name);
}

openLessonPage();
