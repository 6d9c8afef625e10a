// The simulator's own interface: JSON, every answer the state of the conversation.

/** The conversation of this page; others of the same browser have their own. */
let id = new URLSearchParams(location.search).get("conversation");

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const value = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    // What was done before it failed is part of the conversation.
    const state = value.turns === undefined ? null : value;
    throw Object.assign(new Error(value.error ?? `the simulator answered ${answer.status}`), { state });
  }
  return value;
}

/** The conversation named in the address, else a new one. */
export async function open() {
  if (id) {
    try {
      return await call("GET", path());
    } catch {
      id = null; // The simulator was started anew since.
    }
  }
  const state = await call("POST", "api/conversations", {});
  id = state.id;
  history.replaceState(null, "", `?conversation=${id}`);
  return state;
}

/** Where something of the conversation is. */
export const path = (what = "") => `api/conversations/${encodeURIComponent(id)}${what}`;

/** Does something; `turns` is how many turns the page has, so that only newer ones come. */
export const act = (what, body, turns) => call("POST", path(`/${what}`), { ...body, turns });
