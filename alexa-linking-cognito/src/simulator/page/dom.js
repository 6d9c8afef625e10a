// Elements by hand: text never becomes markup.

/** An element with properties and children; `false` and `null` children are left out. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== false));
  return made;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** JSON with its parts told apart. */
export function json(value) {
  const text = JSON.stringify(value, null, 2) ?? "";
  const parts = text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*)/);
  return element("pre", {}, parts.map((part, at) => {
    if (at % 2 === 0) return part;
    const kind = part.endsWith(":") ? "key" : part.startsWith('"') ? "string" : "scalar";
    return element("span", { className: kind }, part);
  }));
}

/** A table whose cells know their column's name, for screens too narrow for columns. */
export function table(caption, columns, rows) {
  return element("table", {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, columns.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, rows.map((cells) =>
      element("tr", {}, cells.map((cell, at) => element("td", { "data-label": columns[at] }, cell))))));
}
