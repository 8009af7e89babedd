// A form that the browser sends itself, after its session was found to last: an ended session does not cost what was
// typed. The page says what happened in its messages session-ended, unreachable and restored.

import { keep, take } from './drafts.js';
import { renewToken } from './server.js';

/**
 * @param form to be kept
 * @param draft the name of what is kept
 * @param typed gives the values that may be kept, by the names of their fields
 * @param fit says whether the form can be sent, optional
 */
export function keepTyped(form, { draft, typed, fit = () => true }) {
  const [ended, unreachable, restored] = ['session-ended', 'unreachable', 'restored'].map((id) =>
    document.getElementById(id),
  );
  let sending = false;

  // the page may be the answer to a sent form, which the browser cannot go back to: its address becomes one that it can
  history.replaceState(null, '', form.dataset.page);

  const values = take(draft);
  if (values) {
    Object.entries(values).forEach(([name, value]) => (form.elements[name].value = value));
    show(restored);
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending || !fit()) {
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
        keep(draft, typed());
      }
      show(refusal.sessionEnded ? ended : unreachable);
    }
  });

  // back from the next page by the browser's history: the form may be sent again
  window.addEventListener('pageshow', () => {
    sending = false;
  });
}

function show(message) {
  message.hidden = false;
  message.focus();
}
