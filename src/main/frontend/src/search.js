// The Request Case Access screen: one click opens one request, and an ended session does not cost what was typed.

import { keep, take } from './drafts.js';
import { renewToken } from './server.js';

const DRAFT = 'search';
// never the Social Security Number: it stays nowhere but in the field
const KEPT = ['firstName', 'lastName', 'sex', 'dateOfBirth', 'caseNumber', 'applicationNumber'];

const form = document.getElementById('search');
const ended = document.getElementById('session-ended');
const unreachable = document.getElementById('unreachable');
const restored = document.getElementById('restored');
const birth = form.elements.dateOfBirth;
let sending = false;

(document.getElementById('error-summary') ?? document.getElementById('limit'))?.focus();
restore();

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
    form.submit();
  } catch (refusal) {
    sending = false;
    if (refusal.sessionEnded) {
      keep(DRAFT, Object.fromEntries(KEPT.map((name) => [name, form.elements[name].value])));
    }
    show(refusal.sessionEnded ? ended : unreachable);
  }
});

// back from the request by the browser's history: the form may be sent again
window.addEventListener('pageshow', () => {
  sending = false;
});

function restore() {
  const values = take(DRAFT);
  if (values) {
    Object.entries(values).forEach(([name, value]) => (form.elements[name].value = value));
    show(restored);
  }
}

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
