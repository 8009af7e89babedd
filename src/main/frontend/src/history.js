// The history of a request: draws on the picture what the table on the same page says. The picture is large, so it is
// loaded by itself, after the page.

const holder = document.getElementById('picture');
const missing = document.getElementById('picture-missing');

missing.textContent = 'Loading the picture…';
draw();

async function draw() {
  try {
    const [{ Picture }, model] = await Promise.all([import('./picture.js'), load(holder.dataset.model)]);
    holder.hidden = false;
    const picture = new Picture(holder);
    await picture.show(model, wayOnPage());
    missing.hidden = true;
    const buttons = document.getElementById('picture-buttons');
    buttons.hidden = false;
    buttons.addEventListener('click', ({ target }) => picture.zoom(target.dataset.zoom));
    // the colours of the picture are read once, when it is drawn
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => location.reload());
  } catch {
    holder.hidden = true;
    missing.hidden = false;
    missing.textContent = 'The picture cannot be shown right now. The table below says the same.';
  }
}

async function load(url) {
  const response = await fetch(url, { credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  return response.text();
}

function wayOnPage() {
  const rows = [...document.querySelectorAll('[data-element]')];
  return {
    flows: holder.dataset.flows.split(' ').filter(Boolean),
    steps: rows.map((row) => ({
      id: row.dataset.element,
      state: row.dataset.state,
      began: row.querySelector('time')?.dateTime,
    })),
  };
}
