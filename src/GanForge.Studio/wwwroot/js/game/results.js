import { createFacts, elementById } from '../common/elements.js';
import { formatNumber, formatPercent } from '../common/formatting.js';
import { createImageCanvas, createImageItem } from '../images/image-elements.js';
import { bytesFromBase64, paintImage } from '../images/painting.js';

const formatShare = (part, all) => (all ? formatPercent(part / all) : '–');

/** Shows the statistics so far. */
export function showStatistics(game, round, { attempts, successes, streak, discriminatorSuccesses }) {
  const facts = [
    ['round', `${round + 1} of ${game.rounds}`],
    ['attempts', attempts],
    ['successes', successes],
    ['accuracy', formatShare(successes, attempts)],
    ['streak', streak],
    ['discriminator', formatShare(discriminatorSuccesses, attempts)],
  ];
  elementById('facts').replaceChildren(...createFacts(facts));
}

/** Shows the end of a game: the result, and the fakes that were taken for real. */
export function showResults(game, { statistics, fooled }) {
  elementById('game').hidden = true;
  elementById('end').hidden = false;
  elementById('result').textContent = describeResult(statistics);
  const heading = fooled.length ? `Fakes that fooled you (${fooled.length})` : 'No fake fooled you.';
  elementById('fooled-title').textContent = heading;
  elementById('fooled').replaceChildren(...fooled.map(fake => createFake(fake, game)));
  elementById('end-title').focus();
}

function describeResult({ successes, attempts, bestStreak, discriminatorSuccesses }) {
  const percentage = count => `${formatNumber((100 * count) / attempts)} %`;
  const yours = `You told ${successes} of ${attempts} right, ${percentage(successes)}`;
  const its = `the discriminator ${discriminatorSuccesses}, ${percentage(discriminatorSuccesses)}`;
  const winner = describeWinner(successes, discriminatorSuccesses);
  return `${yours}; ${its}. ${winner} Your longest streak was ${bestStreak}.`;
}

function describeWinner(yours, its) {
  if (yours === its) return 'A draw.';
  return yours > its ? 'You beat it.' : 'It beat you.';
}

function createFake({ round, pixels }, game) {
  const canvas = createImageCanvas(`A fake that you took for real in round ${round + 1}`);
  paintImage(canvas, bytesFromBase64(pixels), game);
  return createImageItem(canvas, `round ${round + 1}`);
}
