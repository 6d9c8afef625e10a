// What the Node parts share: counted checks, and `linked-profile --serve` while they run.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { inspect, isDeepStrictEqual } from "node:util";

// A signal ends the process like any other exit, so that what it started is stopped too.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

let passed = 0;
let failed = 0;

/** Counts one check; what was found is shown where it fails. */
export function check(what, holds, found) {
  if (holds) {
    passed += 1;
    return;
  }
  failed += 1;
  console.error(`FAILED: ${what}`);
  if (found !== undefined) console.error(`  found: ${inspect(found, { depth: 12, breakLength: 100 })}`);
}

export function checkEqual(what, found, expected) {
  check(what, isDeepStrictEqual(found, expected), { found, expected });
}

/** Checks that `promise` fails, and that `matches` holds for its error. */
export async function checkRejects(what, promise, matches) {
  const error = await promise.then(() => undefined, (error) => error);
  check(what, error !== undefined && matches(error), error ?? "it succeeded");
}

/** Runs a part to its closing line. An error that no check took counts as one that failed. */
export async function run(part) {
  try {
    await part();
  } catch (error) {
    failed += 1;
    console.error("FAILED:", error);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** `promise`, or an error after `ms`. */
export async function within(ms, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Gives `part` what `linked-profile --serve` says about itself, and stops it afterwards. */
export async function withSkill(part) {
  const args = ["run", "-q", "-p", "linked-profile", "--", "--serve", "127.0.0.1:0"];
  const server = spawn("cargo", args, { stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => server.kill("SIGKILL");
  process.on("exit", stop);
  try {
    const lines = createInterface({ input: server.stdout });
    const first = new Promise((resolve, reject) => {
      lines.once("line", resolve);
      server.once("error", reject);
      server.once("exit", (code) => reject(new Error(`linked-profile ended early: ${code}`)));
    });
    await part(JSON.parse(await within(60_000, "starting linked-profile", first)));
  } finally {
    stop();
  }
}
