import { createElement, createFacts } from '../common/elements.js';
import { formatNumber, formatPercent, mean } from '../common/formatting.js';
import { createNoiseStrip, createPictures, paintWishedChanges } from './pictures.js';

/** The stages of a training step: { title, createContent } each, in the order of the updates of its networks. */
export function stagesOf(updates, lesson) {
  return updates.flatMap((update, index) => stagesOfUpdate(update, index === 0, lesson));
}

function stagesOfUpdate(update, isFirst, lesson) {
  const stages = [];
  if (update.noise && (isFirst || update.isGenerator)) stages.push(noiseStage(update, isFirst, lesson));
  if (update.before) stages.push(scoresStage(update, lesson));
  stages.push(lossStage(update));
  if (update.wanted) stages.push(wishesStage(update, lesson));
  stages.push(updateStage(update, lesson));
  return stages;
}

function noiseStage(update, isFirst, lesson) {
  const count = `${update.batch} vectors of random numbers go into the generator`;
  return {
    title: `Noise becomes ${nounOf(lesson)}${isFirst ? '' : ' again'}`,
    createContent: () => [
      createElement('p', {}, `${count}; here are the first ${update.noise.length}.`),
      createNoiseStrip(update.noise),
      ...(update.fakes ? [createPictures(update.fakes, lesson, 'Generated image')] : []),
    ],
  };
}

function scoresStage(update, lesson) {
  const noun = nounOf(lesson);
  return {
    title: `The ${update.isGenerator ? 'discriminator' : update.player} looks`,
    createContent: () => [
      createElement('p', {}, `How real these ${noun} seem to it, before anybody learns from them:`),
      ...(update.reals && update.before.real.length === update.batch ? createJudgedPictures(update, lesson) : []),
      createFactList([
        [`real ${noun}, on average`, formatPercent(mean(update.before.realBeliefs))],
        [`generated ${noun}, on average`, formatPercent(mean(update.before.fakeBeliefs))],
        ['mean scores, as the network gives them', describeScores(update.before)],
      ]),
    ],
  };
}

const describeScores = ({ real, fake }) => `${formatNumber(mean(real))} and ${formatNumber(mean(fake))}`;

function createJudgedPictures({ reals, fakes, before }, lesson) {
  return [
    createElement('h3', {}, 'Real images'),
    createPictures(reals, lesson, 'Real image', { captions: before.realBeliefs.map(formatPercent) }),
    createElement('h3', {}, 'Generated images'),
    createPictures(fakes, lesson, 'Generated image', { captions: before.fakeBeliefs.map(formatPercent) }),
  ];
}

function lossStage(update) {
  const sentence = update.isGenerator
    ? 'What the generator wants to be smaller: it is small when what it makes passes for real.'
    : 'What this player wants to be smaller: it is small when it tells the two kinds apart.';
  const others = Object.entries(update.scalars).filter(([name]) => name !== update.lossName);
  const values = [[update.lossName, update.loss], ...others];
  return {
    title: `The loss of the ${update.player}`,
    createContent: () => [
      createElement('p', {}, sentence),
      createFactList(values.map(([name, value]) => [name, formatNumber(value)])),
    ],
  };
}

function wishesStage(update, lesson) {
  return {
    title: 'Where the discriminator wants each pixel changed',
    createContent: () => [
      createElement(
        'p',
        {},
        'The gradient of the loss goes back through the discriminator to the pixels: ',
        createElement('span', { class: 's2' }, '■'),
        ' brighter, ',
        createElement('span', { class: 's1' }, '■'),
        ' darker. From here it goes on into the generator’s weights.',
      ),
      createPictures(update.fakes, lesson, 'Generated image'),
      createPictures(update.wanted, lesson, 'Wished changes of image', { paint: paintWishedChanges }),
    ],
  };
}

function updateStage(update, lesson) {
  return {
    title: update.learnt ? `The ${update.player} learns` : `The ${update.player} would learn, but is held still`,
    createContent: () => [createUpdateFacts(update), ...(update.after ? createComparison(update, lesson) : [])],
  };
}

function createUpdateFacts({ gradientNorm, learningRate, weightNorm, updateNorm }) {
  return createFactList([
    ['length of the gradient', formatNumber(gradientNorm)],
    ['learning rate', formatNumber(learningRate)],
    ['length of the weights', formatNumber(weightNorm)],
    ['they move by', formatNumber(updateNorm)],
    ['which is', weightNorm ? `${((100 * updateNorm) / weightNorm).toPrecision(2)} %` : '–'],
  ]);
}

/** The same batch before and after the update. */
function createComparison(update, lesson) {
  const { before, after } = update;
  const noun = nounOf(lesson);
  const showsPictures = update.fakesAfter && update.fakes && after.fake.length === update.batch;
  return [
    createElement('p', {}, `The same ${noun} and the same noise, after it:`),
    ...(showsPictures ? [createChangedPictures(update, lesson)] : []),
    createFactList([
      [`real ${noun}`, describeChange(mean(before.realBeliefs), mean(after.realBeliefs))],
      [`generated ${noun}`, describeChange(mean(before.fakeBeliefs), mean(after.fakeBeliefs))],
    ]),
  ];
}

function createChangedPictures({ fakesAfter, before, after }, lesson) {
  // Captions are narrow: only the second number has its percent sign.
  const captions = after.fakeBeliefs.map(
    (probability, index) => `${Math.round(100 * before.fakeBeliefs[index])} → ${formatPercent(probability)}`,
  );
  return createPictures(fakesAfter, lesson, 'Generated image after the step', { captions });
}

const describeChange = (before, after) => `${formatPercent(before)} → ${formatPercent(after)}`;

const nounOf = lesson => (lesson.plane ? 'points' : 'images');

const createFactList = facts => createElement('dl', { class: 'facts' }, ...createFacts(facts));
