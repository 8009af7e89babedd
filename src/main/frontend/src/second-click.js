// A second click within a second on the place where a button was does nothing: whoever clicks twice meant the button that
// was there, not the one that came to its place. Invisible shields catch such clicks. A keyboard has no place: it goes on
// at once, as the focus is on the new step's heading, but a key that is held down presses nothing anew.

const MILLIS = 1000;
// so long the next page may take until it is no answer to the click any more
const SLOW_PAGE_MILLIS = 10_000;
const HANDED_ON = 'second-click';
const BUTTONS = 'button, summary, a[href]';

export class SecondClick {
  #root;
  #places = [];
  #at = 0;
  #shields = [];
  #timer;

  /** @param root whose buttons come and go; what was clicked on the page before counts too */
  constructor(root) {
    this.#root = root;
    root.addEventListener('click', (event) => this.#clicked(event), { capture: true });
    root.addEventListener('keydown', stopHeldKey, { capture: true });
    window.addEventListener('pagehide', () => handOn(this.#at, this.#places));
    this.#places = takeOver();
  }

  /** The buttons that are there now are about to go. */
  leaving() {
    const places = [...this.#root.querySelectorAll(BUTTONS)].map(placeOf).filter(({ width }) => width > 0);
    // a step that is only waited in has no buttons: those of the step before it still count
    if (places.length > 0) {
      this.#remember(places);
    }
    this.guard();
  }

  /** What is new is seen from now on: the second counts from here. */
  guard() {
    this.#lift();
    this.#shields = this.#places.map(shield);
    document.body.append(...this.#shields);
    this.#timer = setTimeout(() => this.#lift(), MILLIS);
  }

  // a click by keyboard has no count
  #clicked({ target, detail }) {
    const button = target.closest(BUTTONS);
    if (button && detail > 0) {
      this.#remember([placeOf(button)]);
      this.guard();
    }
  }

  #remember(places) {
    this.#places = places;
    this.#at = Date.now();
  }

  #lift() {
    clearTimeout(this.#timer);
    this.#shields.forEach((shield) => shield.remove());
    this.#shields = [];
  }
}

function stopHeldKey(event) {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ') && event.target.closest(BUTTONS)) {
    event.preventDefault();
  }
}

// where on the screen, as the pointer stays where it is when the page moves
function placeOf(button) {
  const { left, top, width, height } = button.getBoundingClientRect();
  return { left, top, width, height };
}

function shield({ left, top, width, height }) {
  const shield = document.createElement('div');
  shield.className = 'shield';
  shield.setAttribute('aria-hidden', 'true');
  Object.assign(shield.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  return shield;
}

// the next page shows its first step when it is there, however long that takes; a later one has nothing to do with it
function handOn(at, places) {
  sessionStorage.setItem(HANDED_ON, JSON.stringify({ at, places }));
}

function takeOver() {
  const { at, places } = JSON.parse(sessionStorage.getItem(HANDED_ON)) ?? { at: 0 };
  sessionStorage.removeItem(HANDED_ON);
  return Math.abs(Date.now() - at) < SLOW_PAGE_MILLIS ? places : [];
}
