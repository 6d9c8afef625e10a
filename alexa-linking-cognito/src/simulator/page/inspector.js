// One turn in all its parts, and what the user pool was asked.
import { byId, element, json, table } from "./dom.js";

const panes = {
  request: (turn) => [json(turn.request)],
  response: (turn) => [turn.error && element("p", { className: "bad-text" }, turn.error),
    turn.response === null ? nothing("No answer.") : json(turn.response)],
  attributes: (turn) => [changes(turn), element("h3", {}, "Session attributes"), json(turn.attributes.after)],
  token: (turn) => token(turn.token),
  oauth: (_, oauth) => [log(oauth)],
  lints: (turn) => [findings(turn.lints)],
};

let tab = "request";
let shown = null;
let events = [];

const nothing = (text) => element("p", { className: "empty" }, text);

function changes({ attributes: { before, after } }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const rows = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => [name, text(before[name]), text(after[name])]);
  return rows.length > 0 ? table("Changed in this turn", ["Name", "Before", "After"], rows)
    : nothing("This turn changed no attribute.");
}

const text = (value) => (value === undefined ? "(none)" : JSON.stringify(value));

function token(found) {
  if (!found) return [nothing("The request carries no access token: the account is not linked.")];
  const verdict = (check) => (check.ok ? element("span", { className: "good-text" }, "good")
    : element("span", { className: "bad-text" }, check.message));
  return [
    table("Checks", ["Check", "Expected", "Found", "Verdict"],
      found.checks.map((check) => [check.name, check.expected, check.found, verdict(check)])),
    element("h3", {}, "Claims"),
    found.claims ? json(found.claims) : nothing("The token cannot be read."),
  ];
}

function log(oauth) {
  if (oauth.length === 0) return nothing("The user pool was not asked for anything yet.");
  const parameters = (list) => element("pre", {}, list.map(([name, value]) => `${name}=${value}`).join("\n"));
  const status = (event) => element("span", { className: event.status >= 400 || event.status === 0 ? "bad-text" : "good-text" },
    `${event.status === 0 ? "no answer" : event.status}${event.error ? ` ${event.error}` : ""}`);
  return table("Asked of the user pool, secrets masked", ["Endpoint", "Answer", "Parameters"],
    oauth.map((event) => [`${event.method} ${event.endpoint}`, status(event), parameters(event.parameters)]));
}

function findings(lints) {
  if (lints.length === 0) return nothing("Nothing to complain about.");
  return element("ul", { className: "findings" }, lints.map((lint) =>
    element("li", { className: "warn-text" }, lint)));
}

function render() {
  const pane = byId("pane");
  pane.setAttribute("aria-labelledby", `tab-${tab}`);
  const content = shown === null && tab !== "oauth" ? [nothing("Say something first.")] : panes[tab](shown, events);
  pane.replaceChildren(...content.filter((part) => part !== null));
}

/** Shows a turn. */
export function inspect(turn, number) {
  shown = turn;
  byId("turn-name").textContent = turn ? `turn ${number}: ${turn.intent ?? turn.type ?? "no request"}` : "";
  const lints = turn?.lints.length ?? 0;
  byId("tab-lints").textContent = lints > 0 ? `Lints (${lints})` : "Lints";
  render();
}

/** Shows what was asked of the pool since. */
export function showOAuth(oauth) {
  events = oauth;
  if (tab === "oauth") render();
}

/** Lets the tabs be used by mouse and by keys, as tabs are. */
export function wire() {
  const tabs = [...byId("tabs").children];
  const select = (button) => {
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === button));
      other.tabIndex = other === button ? 0 : -1;
    }
    tab = button.id.replace("tab-", "");
    render();
  };
  tabs.forEach((button, at) => {
    button.addEventListener("click", () => select(button));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const target = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1
        : step && (at + step + tabs.length) % tabs.length;
      if (target === undefined) return;
      event.preventDefault();
      tabs[target].focus();
      select(tabs[target]);
    });
  });
  render();
}
