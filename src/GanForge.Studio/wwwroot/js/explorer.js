import { showBackLink } from './common/back-link.js';
import { createElement, elementById } from './common/elements.js';
import { attempt, showMessage } from './common/messages.js';
import { runApiPath, runNameFromAddress } from './common/paths.js';
import { get } from './common/studio-api.js';
import { bytesFromBase64 } from './images/painting.js';
import { DrawingSearch } from './explorer/drawing-search.js';
import { ImageView } from './explorer/image-view.js';
import { LatentMap } from './explorer/latent-map.js';
import { CodeSpace, NoiseSpace } from './explorer/latent-spaces.js';
import { showVectorSliders } from './explorer/vector-sliders.js';
import { Walk } from './explorer/walk.js';

const vectorsPerPlane = 3;

/** The explorer: a plane of the latent space, one image of it, walks, and the search for a drawn image. */
async function openExplorerPage() {
  const name = runNameFromAddress();
  showBackLink(name);
  try {
    await openExplorer(name);
  } catch (problem) {
    showMessage(elementById('problem'), problem.message);
  }
}

async function openExplorer(name) {
  const model = await get(runApiPath(name, '/model'));
  if (model.isPoints) {
    showMessage(elementById('problem'), describePoints(model), { isProblem: false });
    return;
  }
  const codes = model.codes ? await openCodeSpace(name) : null;
  fillControls(model, codes);
  elementById('tool').hidden = false;
  const explorer = new Explorer(name, model, codes);
  explorer.listen();
  await explorer.showNewPlane();
}

function describePoints({ dataset }) {
  const places = "its samples are on the run's page, and ‘One step, slowly’ shows the discriminator's field.";
  return `This run generates points of ${dataset}; ${places}`;
}

async function openCodeSpace(name) {
  const { dimensions } = await get(runApiPath(name, '/code-model'));
  return new CodeSpace(name, dimensions);
}

/** Shows the controls that the model has options for. */
function fillControls({ classes, epochs }, codes) {
  if (codes) elementById('space-label').hidden = false;
  if (classes.length) {
    elementById('class').append(...classes.map((label, value) => createElement('option', { value }, label)));
    elementById('class-label').hidden = false;
  }
  if (epochs.length) {
    const options = epochs.map(epoch => createElement('option', { value: epoch }, `epoch ${epoch}`));
    elementById('epoch').append(createElement('option', { value: '' }, 'the newest'), ...options);
    elementById('epoch-label').hidden = false;
  }
}

class Explorer {
  constructor(name, model, codes) {
    this.noise = new NoiseSpace(name, model);
    this.codes = codes;
    this.space = this.noise;
    this.seed = 0;
    this.vector = null;
    this.view = new ImageView(name, model, vector => this.space.images([vector]));
    this.walk = new Walk(name, model);
    this.search = new DrawingSearch(name, model);
    this.map = new LatentMap(elementById('map'), model, {
      images: vectors => this.space.images(vectors),
      onHover: vector => this.view.preview(vector),
      onChoose: vector => this.choose(vector),
      onDraw: problem => showMessage(elementById('problem'), problem?.message),
    });
  }

  listen() {
    elementById('map').addEventListener('pointerleave', () => this.view.endPreview());
    this.listenToControls();
    this.listenToWalk();
    onClick('find', () => this.searchOrStop());
    onClick('clear', () => this.search.clear());
    elementById('smooth').addEventListener('change', ({ target }) => {
      elementById('digit').classList.toggle('pixels', !target.checked);
    });
    elementById('dimensions').addEventListener('toggle', () => this.showSliders());
  }

  listenToControls() {
    onChange('class', value => {
      this.noise.label = +value;
      return this.redraw();
    });
    onChange('epoch', value => {
      this.noise.epoch = value === '' ? null : +value;
      return this.redraw();
    });
    elementById('truncation').addEventListener('input', ({ target }) => {
      this.noise.truncation = +target.value;
      showTruncation();
      attempt(() => this.redraw());
    });
    onChange('space', value => this.changeSpace(value));
    onClick('new-plane', () => {
      this.seed += vectorsPerPlane;
      return this.showNewPlane();
    });
    onClick('home', () => {
      this.map.resetView();
      return this.map.draw();
    });
  }

  listenToWalk() {
    onClick('set-a', () => this.setWalkEnd('from'));
    onClick('set-b', () => this.setWalkEnd('to'));
    onClick('walk', () => this.walk.play(this.space, bytes => this.view.paint(bytes)));
    onClick('save', () => this.walk.save(this.space));
  }

  /** Shows another plane, perhaps of another space, which becomes the current one once its vectors are there. */
  async showNewPlane(space = this.space) {
    const seeds = Array.from({ length: vectorsPerPlane }, (_, offset) => this.seed + offset);
    const [origin, one, other] = await space.sample(seeds);
    this.space = space;
    await this.showPlane(origin, space.planeDirections(origin, one, other), space.confine(origin));
  }

  async showPlane(origin, directions, vector) {
    this.choose(vector);
    await this.map.showPlane({ origin, directions, confine: point => this.space.confine(point) });
  }

  /** Makes a vector the current one. */
  choose(vector) {
    this.vector = vector;
    this.view.show(vector);
    this.showSliders();
  }

  showSliders() {
    if (!this.vector || !elementById('dimensions').open) return;
    const bound = this.space.sliderBound(this.vector);
    showVectorSliders(elementById('sliders'), this.vector, bound, (index, value) => this.setNumber(index, value));
  }

  /** Sets one number of the vector. Its slider is in use and stays. */
  setNumber(index, value) {
    this.vector = this.vector.with(index, value);
    this.view.show(this.vector);
    this.map.moveTo(this.vector);
  }

  async redraw() {
    this.view.show(this.vector);
    await this.map.draw();
  }

  setWalkEnd(end) {
    const input = this.space.toInput(this.vector);
    this.map.mark(end, this.map.marks.chosen);
    this.walk.setEnd(end, input, elementById('digit'));
  }

  async changeSpace(name) {
    const before = this.space;
    try {
      await this.showNewPlane(name === 'codes' ? this.codes : this.noise);
    } catch (problem) {
      elementById('space').value = before === this.codes ? 'codes' : 'noise';
      throw problem;
    }
    for (const id of ['truncation', 'class', 'epoch']) elementById(id).disabled = this.space === this.codes;
    this.map.paint();
    this.walk.clear();
  }

  async searchOrStop() {
    const result = await this.search.startOrStop();
    if (result) await this.showFound(result);
  }

  /** Shows a found image in a plane through its vector, with the weights and the noise that were searched. */
  async showFound(result) {
    if (this.space !== this.noise) {
      elementById('space').value = 'noise';
      await this.changeSpace('noise');
    }
    if (result.class !== null) {
      this.noise.label = result.class;
      elementById('class').value = String(result.class);
    }
    this.noise.epoch = null;
    elementById('epoch').value = '';
    this.noise.truncation = 1;
    elementById('truncation').value = 1;
    showTruncation();
    const vector = Array.from(new Float32Array(bytesFromBase64(result.latent).buffer));
    const directions = await this.space.sample([this.seed + 1, this.seed + 2]);
    await this.showPlane(vector, directions, vector);
  }
}

const onClick = (id, action) => elementById(id).addEventListener('click', () => attempt(action));

const onChange = (id, action) =>
  elementById(id).addEventListener('change', ({ target }) => attempt(() => action(target.value)));

function showTruncation() {
  elementById('truncation-value').textContent = (+elementById('truncation').value).toFixed(2);
}

openExplorerPage();
