// The Request Case Access screen: one click opens one request, and an ended session does not cost what was typed.

import { keepTyped } from './kept-form.js';
import { SecondClick } from './second-click.js';

// never the Social Security Number: it stays nowhere but in the field
const KEPT = ['firstName', 'lastName', 'sex', 'dateOfBirth', 'caseNumber', 'applicationNumber'];

const form = document.getElementById('search');
const birth = form.elements.dateOfBirth;

['error-summary', 'limit', 'search-again'].map((id) => document.getElementById(id)).find(Boolean)?.focus();
new SecondClick(document.getElementById('main')).guard();

keepTyped(form, {
  draft: 'search',
  typed: () => Object.fromEntries(KEPT.map((name) => [name, form.elements[name].value])),
  fit: () => {
    if (birth.validity.badInput) {
      // the browser would send nothing instead of 31 February, and what was typed would be lost
      markBirth('Enter a date that exists.');
    }
    return !birth.validity.badInput;
  },
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
