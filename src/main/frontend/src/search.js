// The Request Case Access screen: one click opens one request, and an ended session does not cost what was typed.

import { csrf, renewToken } from './server.js';

const form = document.getElementById('search');
const ended = document.getElementById('session-ended');
const unreachable = document.getElementById('unreachable');
let sending = false;

document.getElementById('error-summary')?.focus();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (sending) {
    return;
  }
  sending = true;
  ended.hidden = true;
  unreachable.hidden = true;
  try {
    await renewToken();
    form.elements[csrf.parameter].value = csrf.token;
    form.submit();
  } catch (refusal) {
    sending = false;
    show(refusal.sessionEnded ? ended : unreachable);
  }
});

// back from the request by the browser's history: the form may be sent again
window.addEventListener('pageshow', () => {
  sending = false;
});

function show(message) {
  message.hidden = false;
  message.focus();
}
