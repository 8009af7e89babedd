// The resident portal: times in the reader's own zone and language; a request that ends leads on by itself; a request
// that arrives is announced. Without this file the pages work too: the server sends the browser on at the deadline.

import { Countdown } from './countdown.js';

const language = document.documentElement.lang;
const EVERY = 2000;

const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
for (const time of document.querySelectorAll('time[datetime]')) {
  time.textContent = ('seconds' in time.dataset ? second : day).format(new Date(time.dateTime));
}

const left = document.getElementById('countdown');
if (left) {
  const said = document.getElementById('countdown-said');
  const text = (seconds) => left.dataset.left.replace('{0}', seconds);
  const countdown = new Countdown({
    show: (seconds) => (left.textContent = text(seconds)),
    say: (seconds) => (said.textContent = text(seconds)),
    over: () => setTimeout(() => location.replace(location.href), 1000),
  });
  countdown.start(Number(left.dataset.millis));
  poll(left.dataset.url, (state) => {
    if (state.active) {
      // a page that was long on its way shows too much at first
      countdown.start(state.millisLeft);
    } else {
      location.replace(location.href);
    }
  });
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
