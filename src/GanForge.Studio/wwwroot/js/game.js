import { elementById } from './common/elements.js';
import { attempt, showMessage } from './common/messages.js';
import { get, post } from './common/studio-api.js';
import { showResults, showStatistics } from './game/results.js';
import { answerOfKey, pictureCount, showRound, showVerdict } from './game/round.js';
import { fillSetupForm, requestedGame, showEpochs } from './game/setup-form.js';

/** The game "Real or fake?". The studio keeps the answers; only pixels reach the page before a guess. */
async function openGamePage() {
  let activeGame = null;
  elementById('setup').addEventListener('submit', async event => {
    event.preventDefault();
    activeGame = (await startGame()) ?? activeGame;
  });
  addEventListener('keydown', event => {
    if (!elementById('game').hidden) activeGame?.onKeyDown(event);
  });
  elementById('run').addEventListener('change', showEpochs);
  elementById('smooth').addEventListener('change', showSmoothness);
  elementById('again').addEventListener('click', showSetup);
  try {
    await fillSetupForm();
  } catch (problem) {
    showMessage(elementById('problem'), problem.message);
  }
}

async function startGame() {
  showMessage(elementById('problem'), null);
  showPreparing(true);
  try {
    const activeGame = new ActiveGame(await post('/api/games', requestedGame()));
    elementById('setup').hidden = true;
    elementById('end').hidden = true;
    elementById('game').hidden = false;
    await activeGame.startRound(0);
    return activeGame;
  } catch (problem) {
    showMessage(elementById('problem'), problem.message);
    return null;
  } finally {
    showPreparing(false);
  }
}

function showPreparing(isPreparing) {
  elementById('start').disabled = isPreparing;
  elementById('start').textContent = isPreparing ? 'Preparing…' : 'Play';
}

function showSmoothness() {
  const isSmooth = elementById('smooth').checked;
  const canvases = elementById('board').querySelectorAll('canvas');
  canvases.forEach(canvas => canvas.classList.toggle('pixels', !isSmooth));
}

function showSetup() {
  elementById('end').hidden = true;
  elementById('setup').hidden = false;
  elementById('start').focus();
}

/** A game in progress. */
class ActiveGame {
  constructor(game) {
    this.game = game;
    this.statistics = { attempts: 0, successes: 0, streak: 0, discriminatorSuccesses: 0 };
    this.isAnswerable = false;
    this.isAdvancing = false;
  }

  onKeyDown(event) {
    if (!this.isAnswerable || event.ctrlKey || event.metaKey || event.altKey) return;
    const answer = answerOfKey(this.game.kind, event.key);
    if (!answer) return;
    event.preventDefault();
    attempt(() => this.answer(answer));
  }

  async startRound(round) {
    const path = `/api/games/${this.game.id}/rounds/${round}/pictures`;
    const indices = Array.from({ length: pictureCount(this.game.kind) }, (_, index) => index);
    const pictures = await Promise.all(indices.map(index => get(`${path}/${index}`)));
    this.round = round;
    this.isAnswerable = true;
    showRound(this.game, pictures, answer => this.answer(answer));
    showStatistics(this.game, round, this.statistics);
  }

  get isLastRound() {
    return this.round + 1 >= this.game.rounds;
  }

  async answer(answer) {
    if (!this.isAnswerable) return;
    this.isAnswerable = false;
    const outcome = await this.sendAnswer(answer);
    this.statistics = outcome.statistics;
    showVerdict(this.game, outcome, this.isLastRound, () => this.advance());
    showStatistics(this.game, this.round, this.statistics);
  }

  async sendAnswer(answer) {
    try {
      return await post(`/api/games/${this.game.id}/rounds/${this.round}`, { answer });
    } catch (problem) {
      this.isAnswerable = true;
      throw problem;
    }
  }

  /** Goes on to the next round, or to the results; a second press meanwhile does nothing. */
  async advance() {
    if (this.isAdvancing) return;
    this.isAdvancing = true;
    try {
      if (this.isLastRound) showResults(this.game, await get(`/api/games/${this.game.id}`));
      else await this.startRound(this.round + 1);
    } finally {
      this.isAdvancing = false;
    }
  }
}

openGamePage();
