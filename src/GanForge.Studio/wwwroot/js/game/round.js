import { createElement, elementById } from '../common/elements.js';
import { attempt } from '../common/messages.js';
import { createImageCanvas } from '../images/image-elements.js';
import { paintImage } from '../images/painting.js';

/** The answers to a round, by the kind of the game: [{ value, label, keys }]. */
const choices = {
  single: [
    { value: 'real', label: 'Real', keys: ['r', 'ArrowLeft'] },
    { value: 'fake', label: 'Fake', keys: ['f', 'ArrowRight'] },
  ],
  pair: [
    { value: 'first', label: 'Left is real', keys: ['1', 'ArrowLeft'] },
    { value: 'second', label: 'Right is real', keys: ['2', 'ArrowRight'] },
  ],
};

const arrows = { ArrowLeft: '←', ArrowRight: '→' };
const keyLabel = key => arrows[key] ?? key.toUpperCase();

/** The answer that a key stands for, if any. */
export function answerOfKey(kind, key) {
  return choices[kind].find(({ keys }) => keys.includes(key) || keys.includes(key.toLowerCase()))?.value;
}

export const pictureCount = kind => (kind === 'pair' ? 2 : 1);

/** Shows the pictures of a round and the buttons to answer with. */
export function showRound(game, pictures, onAnswer) {
  const canvases = pictures.map((bytes, index) => createPicture(game, bytes, index));
  const board = elementById('board');
  board.className = `board ${game.kind}`;
  board.replaceChildren(...(game.kind === 'pair' ? createPictureButtons(canvases, onAnswer) : canvases));
  elementById('answers').replaceChildren(...choices[game.kind].map(choice => createAnswerButton(choice, onAnswer)));
  elementById('verdict').textContent = '';
}

function createPicture(game, bytes, index) {
  const label = game.kind === 'pair' ? `Picture ${index + 1}` : 'The picture';
  const canvas = createImageCanvas(label, elementById('smooth').checked ? '' : 'pixels');
  paintImage(canvas, new Uint8Array(bytes), game);
  return canvas;
}

function createPictureButtons(canvases, onAnswer) {
  return canvases.map((canvas, index) => {
    const onclick = () => attempt(() => onAnswer(choices.pair[index].value));
    const properties = { type: 'button', 'aria-label': `Picture ${index + 1} is real`, onclick };
    return createElement('button', properties, canvas);
  });
}

function createAnswerButton({ value, label, keys }, onAnswer) {
  const onclick = () => attempt(() => onAnswer(value));
  const keyLabels = createElement('kbd', {}, keys.map(keyLabel).join(' '));
  return createElement('button', { type: 'button', onclick }, label, ' ', keyLabels);
}

/** Shows the truth about a round, and the button that leads on. */
export function showVerdict(game, outcome, isLastRound, onContinue) {
  elementById('verdict').replaceChildren(...createVerdict(game, outcome));
  if (game.kind === 'pair') markPictures(outcome.truth);
  const onclick = () => attempt(onContinue);
  const label = isLastRound ? 'See how it went ' : 'Next ';
  const button = createElement('button', { type: 'button', class: 'main', onclick }, label);
  button.append(createElement('kbd', {}, 'Enter'));
  elementById('answers').replaceChildren(button);
  button.focus({ preventScroll: true });
}

function createVerdict(game, { truth, isRight, discriminatorIsRight }) {
  const discriminator = discriminatorIsRight ? 'was right' : 'was wrong';
  const too = discriminatorIsRight === isRight ? ' too' : '';
  return [
    createElement('strong', { class: isRight ? 'right' : 'wrong' }, isRight ? 'Right. ' : 'Wrong. '),
    game.kind === 'single' ? `It is ${truth}.` : `The ${truth === 'first' ? 'left' : 'right'} one is real.`,
    createElement('br'),
    createElement('span', { class: 'quiet small' }, `The discriminator ${discriminator}${too}.`),
  ];
}

function markPictures(truth) {
  [...elementById('board').children].forEach((picture, index) => {
    picture.classList.add(choices.pair[index].value === truth ? 'right' : 'wrong');
  });
}
