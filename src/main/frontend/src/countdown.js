// The seconds that are left to the client: shown every second, said aloud only at a few of them (R14).

const ANNOUNCED = [60, 30, 20, 10];

export class Countdown {
  #ends;
  #said;
  #timer;
  #over = false;

  /**
   * @param show called with the seconds left, every second
   * @param say called with the seconds left where they are to be announced
   * @param over called once at zero
   */
  constructor({ show, say, over }) {
    this.show = show;
    this.say = say;
    this.over = over;
  }

  /**
   * The server's clock decides: it says how long is left, this counts from there. What it says was true some
   * milliseconds before it arrives, so of several words for one attempt the earliest end counts.
   */
  start(millisLeft) {
    if (this.#over) {
      return;
    }
    const ends = performance.now() + millisLeft;
    this.#ends = this.#timer ? Math.min(this.#ends, ends) : ends;
    if (!this.#timer) {
      this.#said = this.#seconds() + 1;
      this.#timer = setInterval(() => this.#tick(), 200);
    }
    this.#tick();
  }

  /** Another attempt starts anew. */
  stop() {
    this.#clear();
    this.#over = false;
  }

  #clear() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #seconds() {
    return Math.max(0, Math.ceil((this.#ends - performance.now()) / 1000));
  }

  #tick() {
    const seconds = this.#seconds();
    if (seconds === this.#said) {
      return;
    }
    const announce = ANNOUNCED.find((mark) => seconds <= mark && this.#said > mark);
    this.#said = seconds;
    this.show(seconds);
    if (seconds === 0) {
      this.#clear();
      this.#over = true;
      this.over();
    } else if (announce) {
      this.say(seconds);
    }
  }
}
