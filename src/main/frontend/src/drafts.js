// What was typed when a session ended or a page was left, kept in this tab until the same agent is back.

const KEPT_MILLIS = 30 * 60 * 1000;
const agent = document.querySelector('meta[name="agent"]')?.content;

/** Keeps values under a name. Callers leave out what must not be kept. */
export function keep(name, values) {
  sessionStorage.setItem(key(name), JSON.stringify({ agent, at: Date.now(), values }));
}

/** The values kept under a name, once; nothing when they are old or another agent's. */
export function take(name) {
  const kept = JSON.parse(sessionStorage.getItem(key(name)) ?? 'null');
  sessionStorage.removeItem(key(name));
  return kept && kept.agent === agent && Date.now() - kept.at < KEPT_MILLIS ? kept.values : undefined;
}

function key(name) {
  return `draft/${name}`;
}
