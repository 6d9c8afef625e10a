// The phone with its cards, and the display of the device.
import { byId, element, json } from "./dom.js";
import { path } from "./api.js";

function card(made) {
  const children = [element("span", { className: "kind" }, made.type)];
  if (made.title) children.push(element("h3", {}, made.title));
  const text = made.content ?? made.text;
  if (text) children.push(element("p", {}, text));
  const image = made.image?.largeImageUrl ?? made.image?.smallImageUrl;
  if (image) children.push(element("p", { className: "kind" }, `Image: ${image}`));
  if (made.type === "LinkAccount") {
    children.push(element("h3", {}, "Link your account"));
    children.push(element("p", {}, "To use this skill, sign in to the account that belongs to it."));
    children.push(element("a", { className: "button primary", href: path("/link") }, "Link account"));
  }
  if (made.permissions) {
    children.push(element("p", {}, "The skill asks for:"));
    children.push(element("ul", {}, made.permissions.map((name) => element("li", {}, name))));
  }
  return element("article", { className: "card" }, children);
}

/** Shows the cards of all turns, the newest first. */
export function showCards(turns) {
  const cards = turns.filter((turn) => turn.card).map((turn) => card(turn.card)).reverse();
  byId("cards").replaceChildren(...(cards.length > 0 ? cards
    : [element("p", { className: "empty" }, "No cards yet.")]));
}

/** Shows what a device with a screen would have got from this turn. */
export function showDisplay(turn) {
  const shown = [];
  if (turn?.card) shown.push(card({ ...turn.card, type: `Card: ${turn.card.type}` }));
  for (const directive of turn?.directives ?? []) {
    shown.push(element("article", { className: "card" },
      element("h3", {}, directive.type ?? "Directive"), json(directive)));
  }
  byId("display").replaceChildren(...(shown.length > 0 ? shown
    : [element("p", { className: "empty" }, "Nothing is shown.")]));
}
