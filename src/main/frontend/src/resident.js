// The clients' pages: times in the reader's own zone and language; a request that ends leads on by itself; one that
// arrives is announced; a second click is no second answer. Without this file the pages work too: the server sends the
// browser on at the deadline, and refuses what was answered.

import { Countdown } from './countdown.js';
import { SecondClick } from './second-click.js';

// a link that was clicked twice leads to a question and does not answer it
new SecondClick(document.getElementById('main')).guard();

const language = document.documentElement.lang;
const EVERY = 2000;
// a page that nobody touches for so long lets its session end
const UNTOUCHED = 20 * 60 * 1000;
// a click so soon after another is the same one; later it is a new try, as when the first was stopped on its way
const SAME_CLICK = 5000;

const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
for (const time of document.querySelectorAll('time[datetime]')) {
  time.textContent = ('seconds' in time.dataset ? second : day).format(new Date(time.dateTime));
}

let touched = performance.now();
for (const touch of ['pointerdown', 'keydown']) {
  window.addEventListener(touch, () => (touched = performance.now()));
}

const left = document.getElementById('countdown');
if (left) {
  const said = document.getElementById('countdown-said');
  const text = (seconds) => (seconds === 1 ? left.dataset.last : left.dataset.left.replace('{0}', seconds));
  const countdown = new Countdown({
    show: (seconds) => (left.textContent = text(seconds)),
    say: (seconds) => (said.textContent = text(seconds)),
    over: () => setTimeout(() => location.replace(location.href), 1000),
  });
  countdown.start(Number(left.dataset.millis));
  // who came by a link has only the link: its page asks nothing
  if (left.dataset.url) {
    poll(left.dataset.url, (state) => {
      if (state.active) {
        // a page that was long on its way shows too much at first
        countdown.start(state.millisLeft);
      } else {
        location.replace(location.href);
      }
    });
  }
}

for (const form of document.querySelectorAll('main form')) {
  let sent = -SAME_CLICK;
  form.addEventListener('submit', (event) => {
    if (performance.now() - sent < SAME_CLICK) {
      event.preventDefault();
    } else {
      sent = performance.now();
    }
  });
  // back by the browser's history: it may be sent again
  window.addEventListener('pageshow', () => (sent = -SAME_CLICK));
}

const requests = document.getElementById('pending-requests');
if (requests) {
  const shown = Array.from(requests.querySelectorAll('[data-attempt]'), (item) => item.dataset.attempt).join();
  const news = document.getElementById('news');
  poll(requests.dataset.url, (attempts) => (news.hidden = attempts.join() === shown));
}

// one question after the other, so that a slow server is not asked more
function poll(url, use) {
  setTimeout(async () => {
    if (performance.now() - touched > UNTOUCHED) {
      return;
    }
    try {
      const response = await fetch(url, { headers: { Accept: 'application/json' } });
      if (response.ok) {
        use(await response.json());
      } else if (response.status === 401) {
        location.replace(location.href);
        return;
      }
    } catch {
      // the connection is lost for a moment: the next question may be answered
    }
    poll(url, use);
  }, EVERY);
}
