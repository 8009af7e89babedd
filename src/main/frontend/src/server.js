// Talks to the server on behalf of a page: CSRF token, ended sessions, plain words for what went wrong.

/** What the server, or the way to it, answered instead of the expected. */
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  get sessionEnded() {
    return this.status === 401;
  }

  get passing() {
    return this.status === 0 || this.status === 503;
  }

  get stepDone() {
    return this.status === 409;
  }
}

const UNREACHABLE = 'The server cannot be reached right now. Nothing you typed is lost: try again in a moment.';
const json = { Accept: 'application/json, application/problem+json' };

/** The token that goes with every POST; a page that was open for long asks for a new one. */
export const csrf = {
  header: meta('csrf-header'),
  parameter: meta('csrf-parameter'),
  token: meta('csrf-token'),
};

let signedIn;

export async function get(url) {
  return answer(await send(url, { headers: json }));
}

/** @param signal gives up before the network does, optional */
export async function post(url, body, signal) {
  let response = await send(url, { ...writing(body), signal });
  if (response.status === 403 && (await renewToken())) {
    response = await send(url, { ...writing(body), signal });
  }
  return answer(response);
}

/** Whether the agent is still signed in, in this tab or another; if so, the token is fresh after it, in all forms. */
export async function renewToken() {
  const session = await get(meta('session-url'));
  const changed = session.csrf.token !== csrf.token;
  Object.assign(csrf, session.csrf);
  signedIn = session.username;
  document.querySelectorAll(`input[name="${csrf.parameter}"]`).forEach((input) => (input.value = csrf.token));
  return changed;
}

/** Whether another agent than the one whose page this is has signed in since. */
export function somebodyElse() {
  return signedIn !== undefined && signedIn !== meta('agent');
}

function writing(body) {
  return {
    method: 'POST',
    headers: { ...json, 'Content-Type': 'application/json', [csrf.header]: csrf.token },
    body: JSON.stringify(body),
  };
}

async function send(url, options) {
  try {
    return await fetch(url, { ...options, credentials: 'same-origin', redirect: 'error' });
  } catch {
    throw new Refusal(0, UNREACHABLE);
  }
}

async function answer(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const content = type.includes('json') ? await response.json() : {};
  if (!response.ok) {
    throw new Refusal(response.status, content.detail ?? UNREACHABLE);
  }
  return content;
}

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content;
}
