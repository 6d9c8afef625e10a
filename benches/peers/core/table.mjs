// The lines that the three programs printed as a table: of each the best of its rounds, and the ratios
// of this SDK to the others beside what is promised.
import { readFileSync } from "node:fs";

const promised = {
  "3 KB": [1 / 4, 1 / 90],
  "8 KB": [1 / 4, 1 / 90],
  "16 KB, visual context": [1 / 5, 1 / 90],
  "23 KB of attributes": [1 / 12, 1 / 90],
  "90 KB of attributes": [1 / 12, 1 / 90],
};
const rows = new Map();
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const { who, message, bytes, micros } = JSON.parse(line);
  const row = rows.get(message) ?? rows.set(message, { bytes, best: {} }).get(message);
  row.best[who] = Math.min(row.best[who] ?? Infinity, micros);
}
console.log("| message | bytes | this SDK | Node | Python | to Node | promised | to Python | promised |");
console.log("|---|---|---|---|---|---|---|---|---|");
let missed = 0;
for (const [message, { bytes, best }] of rows) {
  const times = ["this SDK", "ask-sdk-core, Node", "ask-sdk-core, Python"].map((who) => best[who]);
  const ratios = [1, 2].map((peer) => times[0] / times[peer]);
  const cells = ratios.flatMap((ratio, peer) => {
    if (!(ratio <= promised[message][peer])) missed += 1;
    return [`1/${(1 / ratio).toFixed(1)}`, `1/${Math.round(1 / promised[message][peer])}`];
  });
  const micros = times.map((time) => time.toFixed(1));
  console.log(`| ${[message, bytes, ...micros, ...cells].join(" | ")} |`);
}
console.log(`\nMicroseconds of the processor for a request, the best round of each. Promises missed: ${missed}.`);
process.exitCode = missed > 0 ? 1 : 0;
