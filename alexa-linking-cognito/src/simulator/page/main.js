// The page: state comes from the simulator, actions go to it.
import * as api from "./api.js";
import * as chat from "./chat.js";
import { byId, element } from "./dom.js";
import * as inspector from "./inspector.js";
import { showCards, showDisplay } from "./screens.js";

const LINK_STATES = {
  "not-linked": ["not linked", "warn"],
  linked: ["linked", "good"],
  expired: ["token expired", "bad"],
  revoked: ["revoked", "bad"],
  "wrong-audience": ["wrong audience", "bad"],
};
const POOL_STATES = { up: ["up", "good"], down: ["down", "bad"], slow: ["slow", "warn"] };

let turns = [];
let locale = "en-US";

function show(turn) {
  chat.mark(turn);
  inspector.inspect(turn, turns.indexOf(turn) + 1);
  showDisplay(turn);
}

function badge(id, [text, kind]) {
  byId(id).textContent = text;
  byId(id).className = `badge ${kind}`;
}

/** Takes over what the simulator says; turns before `state.first` are known. */
function update(state, { aloud = false } = {}) {
  locale = state.locale;
  byId("skill-name").textContent = state.skill;
  document.title = `${state.skill} - Alexa simulator`;
  byId("locale").replaceChildren(...state.locales.map((name) =>
    element("option", { value: name, selected: name === state.locale }, name)));
  byId("user").textContent = state.user ?? "nobody";
  badge("link-state", LINK_STATES[state.link] ?? [state.link, "warn"]);
  badge("pool-state", POOL_STATES[state.pool] ?? [state.pool, "warn"]);
  for (const button of document.querySelectorAll("[data-pool][aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.dataset.pool === state.pool));
  }
  for (const button of document.querySelectorAll("[data-account]")) button.disabled = state.link === "not-linked";
  byId("end").disabled = !state.session;
  byId("link").href = api.path("/link");
  if (state.saves) byId("save").href = api.path("/replay.json");
  else byId("save").removeAttribute("href");
  byId("save").setAttribute("aria-disabled", String(!state.saves));
  if (state.samples) chat.offer(state.samples, say);

  if (state.first < turns.length) {
    turns = turns.slice(0, state.first);
    chat.clear();
    for (const turn of turns) chat.addTurn(turn, show);
  }
  for (const turn of state.turns) {
    turns.push(turn);
    chat.addTurn(turn, show);
    if (aloud) chat.speak(turn, locale);
  }
  chat.note(state.note);
  showCards(turns);
  inspector.showOAuth(state.oauth);
  const last = turns.at(-1);
  if (last) show(last);
  else {
    inspector.inspect(null);
    showDisplay(null);
  }
}

function complain(problem) {
  const notice = byId("notice");
  notice.hidden = !problem;
  notice.textContent = problem ?? "";
}

// One thing after the other, as they were asked for.
let waiting = Promise.resolve();
function act(what, body = {}) {
  waiting = waiting.then(async () => {
    try {
      document.body.setAttribute("aria-busy", "true");
      update(await api.act(what, body, turns.length), { aloud: true });
      complain(null);
    } catch (error) {
      if (error.state) update(error.state, { aloud: true });
      complain(error.message);
    } finally {
      document.body.removeAttribute("aria-busy");
    }
  });
  return waiting;
}

const say = (text) => act("say", { text });

byId("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("utterance").value.trim();
  if (text === "") return;
  byId("utterance").value = "";
  say(text);
});
byId("launch").addEventListener("click", () => act("launch"));
byId("end").addEventListener("click", () => act("end"));
byId("new-session").addEventListener("click", () => act("new-session"));
byId("locale").addEventListener("change", (event) => act("locale", { locale: event.target.value }));
for (const button of document.querySelectorAll("[data-account]")) {
  button.addEventListener("click", () => act("account", { action: button.dataset.account }));
}
for (const button of document.querySelectorAll("[data-pool]")) {
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") === "true";
    act("pool", { action: on ? "up" : button.dataset.pool });
  });
}
byId("load").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) await act("replay", { replay: await file.text() });
});

inspector.wire();
try {
  const opened = await api.open();
  update(opened);
  complain(opened.problem);
} catch (error) {
  complain(error.message);
}
