import { elementById } from '../common/elements.js';
import { showMessage } from '../common/messages.js';
import { runApiPath } from '../common/paths.js';
import { postBytes, postBytesForLines } from '../common/studio-api.js';
import { throttle } from '../common/timing.js';
import { createImageCanvas, createImageItem } from '../images/image-elements.js';
import { bytesFromBase64, paintImage } from '../images/painting.js';
import { DrawingSurface } from './drawing-surface.js';
import { describeVerdict } from './image-view.js';

/** A drawing, the discriminator's judgement of it, and the search for the generated image nearest to it. */
export class DrawingSearch {
  constructor(name, model) {
    this.name = name;
    this.model = model;
    this.place = elementById('found');
    this.requestJudgement = throttle(() => this.showJudgement(), 200);
    this.surface = new DrawingSurface(elementById('drawing'), this.requestJudgement);
    this.running = null;
  }

  clear() {
    this.running?.abort();
    this.surface.clear();
    this.requestJudgement();
    this.place.replaceChildren();
  }

  async showJudgement() {
    const judgement = elementById('judgement');
    if (this.surface.isEmpty) {
      judgement.textContent = 'The discriminator says what it thinks of your drawing.';
      return;
    }
    const { verdicts } = await postBytes(runApiPath(this.name, '/judge'), this.surface.imageBytes(this.model));
    judgement.textContent = describeVerdict('your drawing', verdicts[0]);
  }

  /** Starts a search, or stops the one in progress. Resolves to the result of a completed search, else to null. */
  async startOrStop() {
    if (this.running) this.running.abort();
    else if (this.surface.isEmpty) showMessage(this.place, 'Draw something first.', { isProblem: false });
    else return this.search(this.surface.imageBytes(this.model));
    return null;
  }

  async search(bytes) {
    this.running = new AbortController();
    const nearest = new FoundImage(this.model);
    const drawing = createImageCanvas('as the networks see it');
    paintImage(drawing, bytes, this.model);
    this.place.replaceChildren(createImageItem(drawing, 'as the networks see it'), nearest.item);
    elementById('find').textContent = 'Stop searching';
    try {
      return await this.follow(bytes, nearest);
    } finally {
      elementById('search-state').textContent = nearest.item.isConnected ? nearest.words : '';
      elementById('find').textContent = 'Find the nearest generated image';
      this.running = null;
    }
  }

  /** Shows the best image so far; if the search is stopped, that image stays. */
  async follow(bytes, nearest) {
    let result;
    const onLine = line => {
      result = line;
      nearest.show(line);
    };
    try {
      await postBytesForLines(runApiPath(this.name, '/invert'), bytes, onLine, this.running.signal);
    } catch (problem) {
      if (problem.name === 'AbortError' && result) nearest.describe('nearest when stopped');
      else nearest.item.remove();
      throw problem;
    }
    return result;
  }
}

/** The nearest image found so far. */
class FoundImage {
  constructor(model) {
    this.model = model;
    this.canvas = createImageCanvas('');
    this.item = createImageItem(this.canvas, '');
    this.describe('searching');
  }

  show({ pixels, done }) {
    paintImage(this.canvas, bytesFromBase64(pixels), this.model);
    this.describe(done < 1 ? `searching, ${Math.round(100 * done)} %` : 'nearest generated');
  }

  describe(words) {
    this.words = words;
    this.canvas.setAttribute('aria-label', words);
    this.item.querySelector('figcaption').textContent = words;
  }
}
