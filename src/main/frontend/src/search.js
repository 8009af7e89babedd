// The Request Case Access screen: one click opens one request, and an ended session does not cost what was typed.

import { csrf, renewToken } from './server.js';

const form = document.getElementById('search');
const ended = document.getElementById('session-ended');
const unreachable = document.getElementById('unreachable');
const birth = form.elements.dateOfBirth;
let sending = false;

(document.getElementById('error-summary') ?? document.getElementById('limit'))?.focus();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (sending) {
    return;
  }
  if (birth.validity.badInput) {
    // the browser would send nothing instead of 31 February, and what was typed would be lost
    markBirth('Enter a date that exists.');
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

function markBirth(text) {
  let error = document.getElementById('dateOfBirth-error');
  if (!error) {
    error = Object.assign(document.createElement('p'), { id: 'dateOfBirth-error', className: 'error' });
    birth.before(error);
  }
  error.textContent = text;
  birth.closest('.field').classList.add('field--error');
  birth.setAttribute('aria-invalid', 'true');
  birth.setAttribute('aria-describedby', error.id);
  birth.focus();
}

function show(message) {
  message.hidden = false;
  message.focus();
}
