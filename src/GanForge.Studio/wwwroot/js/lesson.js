import { attempt, by, count, el, figure, runOfPage, runPath, say, send } from './page.js';
import { bytesOf64, paint } from './pixels.js';

/** A real training step, a stage at a time: noise, images, scores, loss, the wishes of the discriminator, the update. */
const name = runOfPage();
by('back').textContent = name;
by('back').href = `/runs/${encodeURIComponent(name)}`;

let lesson, stages = [], shown = 0;
const things = () => lesson.plane ? 'points' : 'images';
const percent = belief => `${Math.round(100 * belief)} %`;
const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

function pictures(data, captions, words, draw = paint) {
  const bytes = bytesOf64(data);
  const size = lesson.height * lesson.width * lesson.channels;
  return el('ul', { class: 'pictures' }, ...Array.from({ length: bytes.length / size }, (_, i) => {
    const canvas = el('canvas', { class: 'pixels', role: 'img', 'aria-label': `${words} ${i + 1}${captions ? `: ${captions[i]}` : ''}` });
    draw(canvas, bytes.subarray(i * size, (i + 1) * size), lesson);
    return el('li', {}, el('figure', {}, canvas, captions ? el('figcaption', {}, captions[i]) : null));
  }));
}

/** Wishes in colour: what is to become brighter and what darker. */
function paintWishes(canvas, bytes, { height, width, channels }) {
  Object.assign(canvas, { width, height });
  const picture = new ImageData(width, height);
  for (let i = 0; i < height * width; i++) {
    let wish = 0;
    for (let c = 0; c < channels; c++) wish += (bytes[i * channels + c] - 128) / 127 / channels;
    const strength = Math.sqrt(Math.abs(wish));
    const [r, g, b] = wish > 0 ? [255, 170, 60] : [70, 150, 255];
    picture.data.set([r * strength, g * strength, b * strength, 255], 4 * i);
  }
  canvas.getContext('2d').putImageData(picture, 0, 0);
}

function noiseStrip(vectors) {
  const canvas = el('canvas', { class: 'noise', role: 'img', 'aria-label': `The first numbers of ${vectors.length} noise vectors, as shades` });
  Object.assign(canvas, { width: vectors[0].length, height: vectors.length });
  const picture = new ImageData(canvas.width, canvas.height);
  vectors.flat().forEach((value, i) => { const shade = 128 + 50 * Math.max(-2.5, Math.min(2.5, value)); picture.data.set([shade, shade, shade, 255], 4 * i); });
  canvas.getContext('2d').putImageData(picture, 0, 0);
  return canvas;
}

const facts = pairs => el('dl', { class: 'figures' }, ...pairs.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));

function beliefs(scores) {
  return facts([
    [`real ${things()}, on average`, percent(mean(scores.realBeliefs))], [`generated ${things()}, on average`, percent(mean(scores.fakeBeliefs))],
    ['mean scores, as the network gives them', `${figure(mean(scores.real))} and ${figure(mean(scores.fake))}`],
  ]);
}

/** The stages of one player's move. */
function stagesOf(move, isFirst) {
  const player = move.player;
  const all = [];
  if (move.noise && (isFirst || move.isGenerator)) all.push([`Noise becomes ${things()}${isFirst ? '' : ' again'}`, () => [
    el('p', {}, `${move.batch} vectors of random numbers go into the generator; here are the first ${move.noise.length}.`),
    noiseStrip(move.noise), move.fakes ? pictures(move.fakes, null, 'Generated image') : null,
  ]]);
  if (move.before) all.push([`The ${move.isGenerator ? 'discriminator' : player} looks`, () => [
    el('p', {}, `How real these ${things()} seem to it, before anybody learns from them:`),
    ...(move.reals && move.before.real.length === move.batch ? [
      el('h3', {}, 'Real images'), pictures(move.reals, move.before.realBeliefs.map(percent), 'Real image'),
      el('h3', {}, 'Generated images'), pictures(move.fakes, move.before.fakeBeliefs.map(percent), 'Generated image')] : []),
    beliefs(move.before),
  ]]);
  all.push([`The loss of the ${player}`, () => [
    el('p', {}, move.isGenerator ? 'What the generator wants to be smaller: it is small when what it makes passes for real.' : 'What this player wants to be smaller: it is small when it tells the two kinds apart.'),
    facts([[move.lossName, figure(move.loss)], ...Object.entries(move.figures).filter(([key]) => key !== move.lossName).map(([key, value]) => [key, figure(value)])]),
  ]]);
  if (move.wanted) all.push(['Where the discriminator wants each pixel changed', () => [
    el('p', {}, 'The gradient of the loss goes back through the discriminator to the pixels: ', el('span', { class: 's2' }, '■'), ' brighter, ', el('span', { class: 's1' }, '■'), ' darker. From here it goes on into the generator’s weights.'),
    pictures(move.fakes, null, 'Generated image'), pictures(move.wanted, null, 'Wished changes of image', paintWishes),
  ]]);
  all.push([move.learnt ? `The ${player} learns` : `The ${player} would learn, but is held still`, () => [
    facts([['length of the gradient', figure(move.gradientNorm)], ['learning rate', figure(move.learningRate)], ['length of the weights', figure(move.weightNorm)],
      ['they move by', figure(move.updateNorm)], ['which is', move.weightNorm ? `${(100 * move.updateNorm / move.weightNorm).toPrecision(2)} %` : '–']]),
    ...(move.after ? [el('p', {}, `The same ${things()} and the same noise, after it:`),
      ...(move.fakesAfter && move.fakes && move.after.fake.length === move.batch ? [pictures(move.fakesAfter, move.after.fakeBeliefs.map((belief, i) => `${Math.round(100 * move.before.fakeBeliefs[i])} → ${percent(belief)}`), 'Generated image after the step')] : []),
      facts([[`real ${things()}`, `${percent(mean(move.before.realBeliefs))} → ${percent(mean(move.after.realBeliefs))}`], [`generated ${things()}`, `${percent(mean(move.before.fakeBeliefs))} → ${percent(mean(move.after.fakeBeliefs))}`]])] : []),
  ]]);
  return all;
}

function showPlane(plane) {
  if (!plane) return;
  by('plane-section').hidden = false;
  const canvas = by('plane'), context = canvas.getContext('2d'), side = canvas.width;
  const style = getComputedStyle(document.documentElement);
  const [low, high] = [Math.min(...plane.scores), Math.max(...plane.scores)];
  const field = new ImageData(plane.size, plane.size);
  plane.scores.forEach((score, i) => { const shade = 40 + 190 * (score - low) / (high - low || 1); field.data.set([shade, shade, shade, 255], 4 * i); });
  const small = new OffscreenCanvas(plane.size, plane.size);
  small.getContext('2d').putImageData(field, 0, 0);
  context.drawImage(small, 0, 0, side, side);
  const place = (x, y) => [(x / plane.extent + 1) / 2 * side, (1 - y / plane.extent) / 2 * side];
  context.strokeStyle = style.getPropertyValue('--c2');
  context.lineWidth = 3;
  for (const centre of plane.centres) {
    context.beginPath();
    context.arc(...place(...centre), Math.max(6, 3 * plane.deviation / plane.extent / 2 * side), 0, 7);
    context.stroke();
  }
  context.fillStyle = style.getPropertyValue('--c1');
  for (let i = 0; i < plane.samples.length; i += 2) {
    context.beginPath();
    context.arc(...place(plane.samples[i], plane.samples[i + 1]), 3, 0, 7);
    context.fill();
  }
}

async function play() {
  const learners = document.querySelector('[name="learners"]:checked').value;
  const step = await send(`/api/lessons/${lesson.id}/steps?learners=${learners}`);
  by('where').textContent = `This is step ${count(step.step)}.`;
  let isFirst = true;
  stages = step.moves.flatMap(move => { const of = stagesOf(move, isFirst); isFirst = false; return of; });
  shown = 0;
  by('stages').replaceChildren();
  lesson.nextPlane = step.plane;
}

async function next() {
  if (shown >= stages.length) await play();
  const [title, content] = stages[shown++];
  const item = el('li', { class: 'card' }, el('h2', { tabindex: -1 }, `${shown}. ${title}`), ...content().filter(Boolean));
  by('stages').append(item);
  by('stage-state').textContent = title;
  if (shown === stages.length) showPlane(lesson.nextPlane);
  by('next').textContent = shown < stages.length ? `Next: ${stages[shown][0]}` : 'Next step';
  item.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

async function whole() {
  if (shown >= stages.length) await play();
  while (shown < stages.length) await next();
}

async function begin() {
  lesson = await send(runPath(name, '/lessons'));
  stages = [];
  shown = 0;
  by('stages').replaceChildren();
  by('next').textContent = 'Begin';
  by('where').textContent = `The run has done ${count(lesson.step)} steps.`;
  by('steer').hidden = false;
  showPlane(lesson.plane);
}

let busy = false;
const once = action => async () => {
  if (busy) return;
  busy = true;
  const buttons = ['next', 'whole', 'restart'].map(by);
  buttons.forEach(button => button.setAttribute('aria-disabled', 'true'));
  by('stages').setAttribute('aria-busy', 'true');
  await attempt(action);
  buttons.forEach(button => button.removeAttribute('aria-disabled'));
  by('stages').removeAttribute('aria-busy');
  busy = false;
};
by('next').addEventListener('click', once(next));
by('whole').addEventListener('click', once(whole));
by('restart').addEventListener('click', once(begin));
addEventListener('keydown', event => {
  if (event.key === 'ArrowRight' && !['INPUT', 'SELECT'].includes(event.target.tagName)) by('next').click();
});
begin().catch(problem => say(by('problem'), problem.message));
