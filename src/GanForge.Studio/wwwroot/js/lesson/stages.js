import { createElement, createFacts } from '../common/elements.js';
import { formatNumber, formatPercent, mean } from '../common/formatting.js';
import { createNoiseStrip, createPictures, paintWishedChanges } from './pictures.js';

/** The stages of a training step: { title, createContent } each, in the order of the moves of its networks. */
export function stagesOf(moves, lesson) {
  return moves.flatMap((move, index) => stagesOfMove(move, index === 0, lesson));
}

function stagesOfMove(move, isFirst, lesson) {
  const stages = [];
  if (move.noise && (isFirst || move.isGenerator)) stages.push(noiseStage(move, isFirst, lesson));
  if (move.before) stages.push(scoresStage(move, lesson));
  stages.push(lossStage(move));
  if (move.wanted) stages.push(wishesStage(move, lesson));
  stages.push(updateStage(move, lesson));
  return stages;
}

function noiseStage(move, isFirst, lesson) {
  const count = `${move.batch} vectors of random numbers go into the generator`;
  return {
    title: `Noise becomes ${nounOf(lesson)}${isFirst ? '' : ' again'}`,
    createContent: () => [
      createElement('p', {}, `${count}; here are the first ${move.noise.length}.`),
      createNoiseStrip(move.noise),
      ...(move.fakes ? [createPictures(move.fakes, lesson, 'Generated image')] : []),
    ],
  };
}

function scoresStage(move, lesson) {
  const noun = nounOf(lesson);
  return {
    title: `The ${move.isGenerator ? 'discriminator' : move.player} looks`,
    createContent: () => [
      createElement('p', {}, `How real these ${noun} seem to it, before anybody learns from them:`),
      ...(move.reals && move.before.real.length === move.batch ? createJudgedPictures(move, lesson) : []),
      createFactList([
        [`real ${noun}, on average`, formatPercent(mean(move.before.realBeliefs))],
        [`generated ${noun}, on average`, formatPercent(mean(move.before.fakeBeliefs))],
        ['mean scores, as the network gives them', describeScores(move.before)],
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

function lossStage(move) {
  const sentence = move.isGenerator
    ? 'What the generator wants to be smaller: it is small when what it makes passes for real.'
    : 'What this player wants to be smaller: it is small when it tells the two kinds apart.';
  const others = Object.entries(move.figures).filter(([name]) => name !== move.lossName);
  const values = [[move.lossName, move.loss], ...others];
  return {
    title: `The loss of the ${move.player}`,
    createContent: () => [
      createElement('p', {}, sentence),
      createFactList(values.map(([name, value]) => [name, formatNumber(value)])),
    ],
  };
}

function wishesStage(move, lesson) {
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
      createPictures(move.fakes, lesson, 'Generated image'),
      createPictures(move.wanted, lesson, 'Wished changes of image', { paint: paintWishedChanges }),
    ],
  };
}

function updateStage(move, lesson) {
  return {
    title: move.learnt ? `The ${move.player} learns` : `The ${move.player} would learn, but is held still`,
    createContent: () => [createUpdateFacts(move), ...(move.after ? createComparison(move, lesson) : [])],
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
function createComparison(move, lesson) {
  const { before, after } = move;
  const noun = nounOf(lesson);
  const showsPictures = move.fakesAfter && move.fakes && after.fake.length === move.batch;
  return [
    createElement('p', {}, `The same ${noun} and the same noise, after it:`),
    ...(showsPictures ? [createChangedPictures(move, lesson)] : []),
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

const createFactList = facts => createElement('dl', { class: 'figures' }, ...createFacts(facts));
