// What was said, and by whom.
import { byId, element } from "./dom.js";

/** The note that belongs to the next turn. */
let waiting = null;

/** Tells something that was done, once: it stays where it is when its turn comes. */
export function note(text) {
  if (!text) return;
  if (waiting === null) {
    waiting = element("p", { className: "note" });
    byId("log").append(waiting);
  }
  if (waiting.textContent !== text) waiting.textContent = text;
  byId("log").scrollTop = byId("log").scrollHeight;
}

/** Puts a turn at the end of the conversation; `show` is called when it is picked. */
export function addTurn(turn, show) {
  const log = byId("log");
  note(turn.note);
  waiting = null;
  if (turn.said) {
    log.append(element("div", { className: "said" },
      element("span", { className: "hidden" }, "You: "),
      element("span", { className: "bubble" }, turn.said)));
  }
  const text = turn.error ?? (turn.speech || "(says nothing)");
  const facts = [turn.intent ?? turn.type ?? "no request"];
  if (turn.milliseconds !== null) facts.push(`${turn.milliseconds.toFixed(1)} ms`);
  if (turn.lints.length > 0) facts.push(turn.lints.length === 1 ? "1 lint" : `${turn.lints.length} lints`);
  if (turn.ended) facts.push("session over");
  const bubble = element("button", {
    type: "button",
    className: turn.error ? "bubble failed" : "bubble",
    title: "Inspect this turn",
    onclick: () => show(turn),
  }, text);
  turn.bubble = bubble;
  log.append(element("div", { className: "answer" },
    element("span", { className: "hidden" }, "Alexa: "),
    bubble,
    element("span", { className: "meta" }, facts.join(" · "))));
  log.scrollTop = log.scrollHeight;
}

// What was said last stays in sight when something else takes room.
new ResizeObserver(([{ target }]) => target.scrollTo({ top: target.scrollHeight, behavior: "instant" }))
  .observe(byId("log"));

/** Forgets every turn. */
export function clear() {
  waiting = null;
  byId("log").replaceChildren();
}

/** Marks the turn that is inspected. */
export function mark(turn) {
  for (const bubble of byId("log").querySelectorAll("[aria-current]")) bubble.removeAttribute("aria-current");
  turn.bubble?.setAttribute("aria-current", "true");
}

/** Offers the samples of the interaction model. */
export function offer(samples, say) {
  byId("samples").replaceChildren(...samples.map((sample) => element("option", { value: sample })));
  byId("sample-list").replaceChildren(...samples.map((sample) =>
    element("li", {}, element("button", { type: "button", onclick: () => say(sample) }, sample))));
}

/** Reads an answer aloud, if that is asked for and the browser can. */
export function speak(turn, locale) {
  if (!byId("speak").checked || !turn.speech || !("speechSynthesis" in window)) return;
  const utterance = new SpeechSynthesisUtterance(turn.speech);
  utterance.lang = locale;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
