// The page of one access request. The server says what is to be seen (the state), by server-sent events or as the
// answer to a POST; this shows it and sends what the agent enters.

import { Countdown } from './countdown.js';
import { keep, take } from './drafts.js';
import { SecondClick } from './second-click.js';
import { csrf, get, post, renewToken, somebodyElse } from './server.js';
import { Ticks } from './ticks.js';

// form-js is the large part, so it is loaded beside the page, and kept
const forms = import('./task-form.js');

const page = document.getElementById('request');
const url = page.dataset.url;
const parts = Object.fromEntries(
  ['heading', 'announcement', 'message', 'who', 'session-ended', 'somebody-else', 'cancel']
    .concat(['typed-kept', 'waiting-over'])
    .concat(['working', 'working-text', 'task', 'waiting', 'ended'])
    .concat(['seconds', 'clock-label', 'attempt', 'code', 'method', 'delivery', 'lost'])
    .concat(['ended-title', 'ended-text', 'next-steps', 'open-case'])
    .map((id) => [id, document.getElementById(id)]),
);
const secondClick = new SecondClick(page);
let taskForm;
const ticks = new Ticks(document.getElementById('task-form'), (key, field, ticked) =>
  post(`${url}/tasks/${key}/ticks/${field}?ticked=${ticked}`, {}),
);
const countdown = new Countdown({
  show: (seconds) => {
    parts.seconds.textContent = seconds;
    parts['clock-label'].textContent = seconds === 1 ? 'second left' : 'seconds left';
  },
  say: (seconds) => announce(`${seconds} seconds left for the client to answer.`),
  over: () => {
    parts['clock-label'].textContent = 'time is up';
    setTimeout(refresh, 3000);
  },
});

let sequence = 0;
let shown;
// the key of the task whose answer is under way
let sending;
let events;
let leaving = false;
// without a connection, as long as nobody sees the page
let idle = false;
let presence;
// the newest call that said so, and the newest that got an answer
let said = 0;
let heard = 0;

const phases = { WORKING: showWorking, TASK: showTask, WAITING: showWaiting, ENDED: showEnded };

function show(state) {
  // states come by two ways, and an old one may arrive late
  if (leaving || state.sequence <= sequence) {
    return;
  }
  sequence = state.sequence;
  const key = [state.phase, state.task?.key, state.attempt?.number, state.ended?.state].join('/');
  if (key === shown && state.phase !== 'WAITING' && state.phase !== 'WORKING') {
    return;
  }
  const step = shown !== undefined && key !== shown && state.phase !== 'WORKING';
  if (key !== shown) {
    secondClick.leaving();
  }
  shown = key;
  for (const phase of ['working', 'task', 'waiting', 'ended']) {
    parts[phase].hidden = phase !== state.phase.toLowerCase();
  }
  parts.cancel.hidden = state.phase !== 'WAITING' && !state.task?.cancellable;
  if (step || state.phase !== 'WAITING') {
    countdown.stop();
  }
  if (state.phase !== 'WAITING') {
    stopSayingHere();
  }
  if (state.phase !== 'TASK') {
    taskForm?.close();
  }
  if (step) {
    say('');
    announce('');
  }
  phases[state.phase](state, step);
}

// the step's own heading names the page and gets the focus, so that a screen reader reads the new step
function enter(part, step) {
  document.title = `${headingOf(part).textContent} – Case Access`;
  if (step) {
    focus(part);
  }
}

function focus(part) {
  const heading = headingOf(part);
  heading.tabIndex = -1;
  heading.focus();
}

function headingOf(part) {
  return part.querySelector('h2') ?? parts.heading;
}

function showWorking(state) {
  parts['working-text'].textContent = state.message ?? 'One moment, please…';
}

async function showTask({ task }, step) {
  if (task.opens) {
    parts.task.hidden = true;
    parts.working.hidden = false;
    parts['working-text'].textContent = 'Opening the case…';
    await openCase(task);
    return;
  }
  ticks.show(task);
  const key = shown;
  try {
    const { TaskForm } = await forms;
    if (shown !== key) {
      return;
    }
    taskForm ??= new TaskForm(document.getElementById('task-form'));
    const draft = take(draftOf(task));
    await taskForm.open(task, draft, {
      submit: (data) => complete(task, data),
      invalid: reportInvalid,
      // a star behind it says that it is required
      grown: (label) => announce(`Next: ${label.replace(/\*$/, '')}`),
    });
    // form-js draws a moment after it has read the form
    requestAnimationFrame(() => {
      secondClick.guard();
      enter(parts.task, step);
      if (draft) {
        say('What you filled in is back.');
      }
    });
  } catch {
    say(`This step cannot be shown. Tell your administrator the number of the request: ${page.dataset.id}`);
  }
}

function reportInvalid() {
  announce('Something is missing or wrong. Check the marked fields.');
}

function draftOf(task) {
  return `task/${page.dataset.id}/${task.key}`;
}

function showWaiting({ attempt }, step) {
  parts.attempt.textContent = `Attempt ${attempt.number} of ${attempt.maxAttempts}`;
  parts.code.textContent = attempt.matchingCode;
  parts.method.textContent = attempt.method;
  if (parts.delivery.textContent !== attempt.delivery) {
    parts.delivery.textContent = attempt.delivery;
  }
  countdown.start(attempt.millisLeft);
  enter(parts.waiting, step);
  startSayingHere();
}

// A connection that breaks without a word leaves the server in the dark: silence is what it notices (10 s). Said every
// second, so that a shorter break is never taken for a longer one.
function startSayingHere() {
  if (!presence) {
    presence = setInterval(sayHere, 1000);
    sayHere();
  }
}

function stopSayingHere() {
  clearInterval(presence);
  presence = undefined;
  parts.lost.hidden = true;
}

async function sayHere() {
  const call = ++said;
  try {
    show(await post(`${url}/here`, {}, AbortSignal.timeout(3000)));
    heard = Math.max(heard, call);
    parts.lost.hidden = true;
  } catch (refusal) {
    if (refusal.sessionEnded) {
      sessionEnded();
    } else if (somebodyElse()) {
      stopForSomebodyElse();
    } else if (presence && call > heard) {
      parts.lost.hidden = false;
    }
  }
}

function showEnded({ ended }, step) {
  parts['ended-title'].textContent = ended.title;
  parts['ended-text'].textContent = ended.message;
  parts['next-steps'].replaceChildren(
    ...ended.nextSteps.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
  parts['open-case'].hidden = !ended.caseUrl;
  if (ended.caseUrl) {
    parts['open-case'].href = ended.caseUrl;
  }
  events?.close();
  enter(parts.ended, step);
}

async function complete(task, data) {
  // a second click on the same step; the next step may show, and be clicked, before the answer to this one is back
  if (sending === task.key) {
    return;
  }
  sending = task.key;
  taskForm.busy = true;
  say('');
  try {
    await ticks.settled();
    show(await post(`${url}/tasks/${task.key}`, data));
  } catch (refusal) {
    await explain(refusal);
  } finally {
    if (sending === task.key) {
      sending = undefined;
      taskForm.busy = false;
    }
  }
}

async function openCase(task) {
  try {
    await post(`${url}/tasks/${task.key}`, {});
  } catch (refusal) {
    // a step that is done already leads to the same case; trouble that passes must not keep the agent here
    if (!refusal.stepDone) {
      await explain(refusal);
      if (refusal.passing) {
        setTimeout(() => openCase(task), 2000);
      }
      return;
    }
  }
  leaving = true;
  location.assign(task.opens);
}

async function explain(refusal) {
  if (refusal.sessionEnded) {
    sessionEnded();
    return;
  }
  if (somebodyElse()) {
    stopForSomebodyElse();
    return;
  }
  if (refusal.stepDone) {
    await refresh();
  }
  say(refusal.message);
}

async function refresh() {
  try {
    show(await get(`${url}/state`));
  } catch (refusal) {
    if (refusal.sessionEnded) {
      sessionEnded();
    }
  }
}

function sessionEnded() {
  events?.close();
  stopSayingHere();
  keepFilledIn();
  const waiting = !parts.waiting.hidden;
  if (waiting) {
    // nobody says any more that the agent is here, so the deadline is not the one that counts
    countdown.stop();
    parts.seconds.textContent = '–';
  }
  parts['typed-kept'].hidden = waiting;
  parts['waiting-over'].hidden = !waiting;
  parts['session-ended'].hidden = false;
  parts['session-ended'].focus();
}

function keepFilledIn() {
  const typed = taskForm?.typed;
  if (typed && Object.values(typed).some(Boolean)) {
    keep(`task/${page.dataset.id}/${taskForm.key}`, typed);
  }
}

// the page is another agent's: it shows and sends nothing any more
function stopForSomebodyElse() {
  leaving = true;
  countdown.stop();
  stopSayingHere();
  for (const part of ['who', 'working', 'task', 'waiting', 'ended', 'cancel', 'session-ended']) {
    parts[part].hidden = true;
  }
  parts['somebody-else'].hidden = false;
  parts['somebody-else'].focus();
}

function say(text) {
  parts.message.hidden = text === '';
  parts.message.textContent = text;
  if (text) {
    parts.message.scrollIntoView({ block: 'nearest' });
  }
}

function announce(text) {
  parts.announcement.textContent = text;
}

function connect() {
  events = new EventSource(`${url}/events?page=${page.dataset.page}`);
  events.addEventListener('state', (event) => {
    parts['session-ended'].hidden = true;
    show(JSON.parse(event.data));
  });
  // perhaps another node answers now, whose clock goes a little differently
  events.addEventListener('open', () => (sequence = 0));
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) {
      reconnect();
    }
  });
}

// the browser reconnects by itself unless the server refused: then the session has ended, or it is restarting
async function reconnect() {
  try {
    await renewToken();
    if (somebodyElse()) {
      stopForSomebodyElse();
      return;
    }
    setTimeout(connect, 2000);
  } catch (refusal) {
    if (refusal.sessionEnded) {
      sessionEnded();
    } else {
      setTimeout(reconnect, 5000);
    }
  }
}

// what was filled in for a request that is cancelled is kept nowhere
parts.cancel.addEventListener('submit', () => (leaving = true));

window.addEventListener('pagehide', () => {
  events?.close();
  if (!leaving && shown?.startsWith('TASK')) {
    keepFilledIn();
  }
  const form = new URLSearchParams({ page: page.dataset.page, [csrf.parameter]: csrf.token });
  navigator.sendBeacon(`${url}/leave`, form);
});

window.addEventListener('online', () => {
  if (presence) {
    sayHere();
  }
});

// A browser has six connections to a server, for all its tabs: a page that nobody sees and where nobody waits needs none.
document.addEventListener('visibilitychange', () => {
  if (document.hidden && shown?.startsWith('TASK')) {
    events?.close();
    idle = true;
  } else if (idle) {
    idle = false;
    connect();
  }
});

window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});

document.getElementById('signed-in-again').addEventListener('click', () => {
  parts['session-ended'].hidden = true;
  // the button that had the focus is gone
  focus(page.querySelector('section:not([hidden])'));
  reconnect();
});

connect();
