const playMilliseconds = 12000;
const shortestPause = 60;
const longestPause = 500;

/** A slider through the sample grids of a run, with a button that plays them. At the end, it follows new ones. */
export class SamplePlayer {
  /** `pathOf(epoch)` is the address of a grid. */
  constructor({ image, slider, button, output }, pathOf) {
    this.image = image;
    this.slider = slider;
    this.button = button;
    this.output = output;
    this.pathOf = pathOf;
    this.epochs = [];
    this.timer = null;
    slider.addEventListener('input', () => {
      this.stop();
      this.show(this.position);
    });
    button.addEventListener('click', () => (this.timer ? this.stop() : this.play()));
  }

  get position() {
    return +this.slider.value;
  }

  get isAtEnd() {
    return this.position >= this.epochs.length - 1;
  }

  setEpochs(epochs) {
    const follows = this.isAtEnd && !this.timer;
    if (epochs.join() === this.epochs.join()) return;
    this.epochs = epochs;
    this.slider.max = Math.max(0, epochs.length - 1);
    this.button.disabled = epochs.length < 2;
    if (epochs.length > 0 && (follows || this.position >= epochs.length)) this.show(epochs.length - 1);
  }

  show(index) {
    const epoch = this.epochs[index];
    if (epoch === undefined) return;
    const label = epoch === 0 ? 'start' : `epoch ${epoch}`;
    this.slider.value = index;
    this.slider.setAttribute('aria-valuetext', label);
    this.output.textContent = label;
    this.image.src = this.pathOf(epoch);
    this.image.alt = `Samples, ${label}`;
    this.preload(this.epochs[index + 1]);
  }

  /** Fetches a grid ahead, so that playing does not flicker. */
  preload(epoch) {
    if (epoch !== undefined) new Image().src = this.pathOf(epoch);
  }

  play() {
    if (this.isAtEnd) this.show(0);
    this.markPlaying(true);
    const pause = Math.max(shortestPause, Math.min(longestPause, playMilliseconds / this.epochs.length));
    this.timer = setInterval(() => {
      if (this.isAtEnd) this.stop();
      else this.show(this.position + 1);
    }, pause);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.markPlaying(false);
  }

  markPlaying(isPlaying) {
    this.button.textContent = isPlaying ? '❚❚' : '▶';
    this.button.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
    this.button.setAttribute('aria-pressed', String(isPlaying));
  }
}
