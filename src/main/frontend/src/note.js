// A note in a case: an ended session does not cost what was typed.

import { keepTyped } from './kept-form.js';
import { SecondClick } from './second-click.js';

// as the server refuses them in notes, or wider: digits of every script, hyphens and spaces of every kind
const SSN = /(?<![\p{Nd}\p{Pd}])\p{Nd}{3}[\p{Pd}\p{Zs}\p{Cf}\u2212]*\p{Nd}{2}[\p{Pd}\p{Zs}\p{Cf}\u2212]*\p{Nd}{4}(?![\p{Nd}\p{Pd}])/gu;

const form = document.getElementById('add-note');

keepTyped(form, {
  draft: `note/${form.dataset.case}`,
  // never a Social Security Number: it stays nowhere but in the field
  typed: () => ({ note: form.elements.note.value.replace(SSN, '***-**-****') }),
});

new SecondClick(document.getElementById('main')).guard();
