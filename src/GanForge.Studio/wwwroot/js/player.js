/** A slider through pictures with a button that plays them. While the last one is shown, new ones are followed. */
export class Player {
  constructor(parts, sourceOf, wordsOf) {
    Object.assign(this, { ...parts, sourceOf, wordsOf, keys: [], timer: null });
    this.slider.addEventListener('input', () => { this.stop(); this.show(+this.slider.value); });
    this.button.addEventListener('click', () => this.timer ? this.stop() : this.play());
  }

  /** Says which pictures there are. */
  set(keys) {
    const follows = +this.slider.value >= this.keys.length - 1 && !this.timer;
    if (keys.join() === this.keys.join()) return;
    this.keys = keys;
    this.slider.max = Math.max(0, keys.length - 1);
    this.button.disabled = keys.length < 2;
    if (keys.length > 0 && (follows || +this.slider.value >= keys.length)) this.show(keys.length - 1);
  }

  show(index) {
    const key = this.keys[index];
    if (key === undefined) return;
    this.slider.value = index;
    this.slider.setAttribute('aria-valuetext', this.wordsOf(key));
    this.output.textContent = this.wordsOf(key);
    this.image.src = this.sourceOf(key);
    this.image.alt = `Samples, ${this.wordsOf(key)}`;
    // The next one is fetched ahead, so that playing does not flicker.
    if (this.keys[index + 1] !== undefined) new Image().src = this.sourceOf(this.keys[index + 1]);
  }

  play() {
    if (+this.slider.value >= this.keys.length - 1) this.show(0);
    this.mark(true);
    // A long run is shown in some twelve seconds.
    const pause = Math.max(60, Math.min(500, 12000 / this.keys.length));
    this.timer = setInterval(() => {
      if (+this.slider.value >= this.keys.length - 1) return this.stop();
      this.show(+this.slider.value + 1);
    }, pause);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.mark(false);
  }

  mark(isPlaying) {
    this.button.textContent = isPlaying ? '❚❚' : '▶';
    this.button.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
    this.button.setAttribute('aria-pressed', String(isPlaying));
  }
}
