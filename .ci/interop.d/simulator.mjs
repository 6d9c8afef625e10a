// Headless Chromium uses `linked-profile --simulator`: by mouse, by keyboard alone, and under axe-core.
// Screenshots go to the folder named by SCREENSHOTS, if there is one.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { check, checkEqual, run, within } from "./harness.mjs";

const AXE = `${readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")}; undefined`;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PASSWORD = "Wonderland-1865";
const folder = process.env.SCREENSHOTS;
if (folder) mkdirSync(folder, { recursive: true });

async function withSimulator(part) {
  const args = ["run", "-q", "-p", "linked-profile", "--", "--simulator", "--no-browser"];
  const server = spawn("cargo", args, { stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => server.kill("SIGKILL");
  process.on("exit", stop);
  try {
    const lines = createInterface({ input: server.stdout });
    const first = new Promise((resolve, reject) => {
      lines.once("line", resolve);
      server.once("exit", (code) => reject(new Error(`the simulator ended early: ${code}`)));
    });
    const line = await within(60_000, "starting the simulator", first);
    await part(line.replace("Simulator: ", "").trim());
  } finally {
    stop();
  }
}

/** A page that counts what goes wrong in it and what it asks of others. */
async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // A wrong password and a broken file are answered by 403 and 400, and Chromium reports that.
  page.on("console", (message) => check("no error on the console",
    message.type() !== "error" || /\/(login|replay)\b/.test(message.location().url), message.text()));
  page.on("pageerror", (error) => check("no script fails", false, error));
  page.on("request", (request) => {
    const { hostname } = new URL(request.url());
    check("nothing is asked of other machines", hostname === "127.0.0.1", request.url());
  });
  return page;
}

const lastAnswer = (page) => page.locator("#log .answer button").last();
const answers = (page) => page.locator("#log .answer button").count();

/** Does something and waits for the skill's answer to it. */
async function answer(page, action) {
  const before = await answers(page);
  await action();
  await page.waitForFunction((n) => document.querySelectorAll("#log .answer button").length > n, before);
  return lastAnswer(page).innerText();
}

async function axe(page, what) {
  // The page's own policy keeps strangers' scripts out; a debugger may come in.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  checkEqual(`axe-core finds nothing on ${what}`, found, []);
}

async function shoot(page, name, fullPage = true) {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

const cards = (page) => page.locator("#cards .card").count();

/** Does something that the skill must answer with a card of its own: older ones do not count. */
async function card(page, what, action) {
  const before = await cards(page);
  const said = await answer(page, action);
  check(`${what} asks to link`, /Alexa app/.test(said), said);
  checkEqual(`${what} brings a card`, await cards(page), before + 1);
}

/** Does something that the skill must answer without one: linking would not help. */
async function apology(page, what, action) {
  const before = await cards(page);
  const said = await answer(page, action);
  check(`${what} is apologised for`, /sorry/i.test(said), said);
  checkEqual(`${what} brings no card`, await cards(page), before);
}

async function link(page) {
  await page.click("#link");
  await page.getByRole("button", { name: /Continue as Alice/ }).click();
  await page.locator("#link-state", { hasText: /^linked$/ }).waitFor();
}

async function byMouse(page, url) {
  await page.goto(url);
  checkEqual("the account is not linked at first", await page.locator("#link-state").innerText(), "not linked");
  check("nothing is there to be saved", await page.locator("#save").getAttribute("aria-disabled") === "true");
  await card(page, "an unlinked user", () => page.click("#launch"));
  await page.locator("#cards").getByRole("link", { name: "Link account" }).click();
  await page.waitForURL(/\/login|\/oauth2\/authorize/);
  check("the sign-in is a page of its own", page.context().pages().length === 1);
  await page.fill("#username", "alice");
  await page.fill("#password", "wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.fill("#username", "alice");
  await page.fill("#password", PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/conversation=/);
  await page.locator("#link-state", { hasText: /^linked$/ }).waitFor();
  checkEqual("the user is shown", await page.locator("#user").innerText(), "alice");

  const hello = await answer(page, () => page.click("#launch"));
  check("a linked user is greeted by name", /Alice/.test(hello), hello);
  const email = await answer(page, async () => {
    await page.fill("#utterance", "what is my email address");
    await page.getByRole("button", { name: "Say", exact: true }).click();
  });
  check("a question of the profile is answered", /alice@example\.com/.test(email), email);

  await page.getByRole("tab", { name: "Token" }).click();
  check("every check of the token is good", (await page.locator("#pane .bad-text").count()) === 0);
  check("the claims are shown", /"token_use": "access"/.test(await page.locator("#pane").innerText()));
  await page.getByRole("tab", { name: "OAuth" }).click();
  const oauth = await page.locator("#pane").innerText();
  for (const step of ["authorize", "sign-in", "token"]) check(`the log has the step ${step}`, oauth.includes(step), oauth);
  check("the log has no secret", !oauth.includes(PASSWORD) && /code=\[redacted\]/.test(oauth), oauth);
  await page.getByRole("tab", { name: "Request" }).click();
  const request = await page.locator("#pane").innerText();
  check("the token is masked", request.includes("[redacted]") && !/eyJ/.test(request), request);

  await page.getByRole("button", { name: "Expire token" }).click();
  await page.locator("#link-state", { hasText: "token expired" }).waitFor();
  await card(page, "an expired token", () => page.click("#launch"));
  await page.locator("#cards").getByRole("link", { name: "Link account" }).first().click();
  await page.getByRole("button", { name: /Continue as Alice/ }).click();
  await page.locator("#link-state", { hasText: /^linked$/ }).waitFor();
  const launch = () => page.click("#launch");
  check("after linking the user is greeted again", /Alice/.test(await answer(page, launch)));

  await page.getByRole("button", { name: "Rotate keys" }).click();
  await page.locator("#log .note", { hasText: "new key" }).waitFor();
  check("a token of the old key is good still", /Alice/.test(await answer(page, launch)));
  await link(page);
  check("a token of the new key is good", /Alice/.test(await answer(page, launch)));

  await page.getByRole("button", { name: "Revoke" }).click();
  await page.locator("#link-state", { hasText: "revoked" }).waitFor();
  await card(page, "access that was revoked", launch);
  await link(page);

  for (const name of ["Pool down", "Pool slow"]) {
    await page.getByRole("button", { name }).click();
    await page.locator("#pool-state", { hasText: name.replace("Pool ", "") }).waitFor();
    await page.click("#new-session");
    await page.locator("#log .note", { hasText: "new session" }).last().waitFor();
    await apology(page, name, launch);
    await page.getByRole("button", { name }).click();
    await page.locator("#pool-state", { hasText: "up" }).waitFor();
    check(`after ${name} the user is greeted again`, /Alice/.test(await answer(page, launch)));
  }

  await page.getByRole("button", { name: "Wrong audience" }).click();
  await card(page, "a token for another app", launch);
  await page.getByRole("button", { name: "Unlink" }).click();
  await page.locator("#link-state", { hasText: "not linked" }).waitFor();
  await page.selectOption("#locale", "de-DE");
  const german = await answer(page, () => page.click("#launch"));
  check("the locale changes what is said", /Alexa-App/i.test(german), german);
}

/** Presses Tab until the element has the focus. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no number of tabs leads to ${selector}`);
}

async function byKeyboard(page, url) {
  const press = async (selector, key = "Enter") => {
    await tabTo(page, selector);
    await page.keyboard.press(key);
  };
  await page.goto(url);
  await page.locator("#sample-list button").first().waitFor({ state: "attached" });
  await card(page, "keyboard: an unlinked user", () => press("#launch"));
  await press("#cards a");
  await page.waitForURL(/\/login|\/oauth2\/authorize/);
  await tabTo(page, "#username");
  await page.keyboard.type("alice");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/conversation=/);
  await page.locator("#link-state", { hasText: /^linked$/ }).waitFor();
  const hello = await answer(page, () => press("#launch", "Space"));
  check("keyboard: a linked user is greeted by name", /Alice/.test(hello), hello);
  const email = await answer(page, async () => {
    await tabTo(page, "#utterance");
    await page.keyboard.type("what is my email address");
    await page.keyboard.press("Enter");
  });
  check("keyboard: a question is answered", /alice@example\.com/.test(email), email);
  await tabTo(page, "[role=tab]");
  await page.keyboard.press("ArrowRight");
  checkEqual("keyboard: arrows change tabs", await page.locator("[role=tab][aria-selected=true]").innerText(), "Response");
  await page.keyboard.press("End");
  check("keyboard: End is the last tab", /Lints/.test(await page.locator("[role=tab][aria-selected=true]").innerText()));
  await press("[data-account=expire]");
  await page.locator("#link-state", { hasText: "token expired" }).waitFor();
  await card(page, "keyboard: an expired token", () => press("#launch"));
  await press("#cards a");
  await page.waitForURL(/\/login|\/oauth2\/authorize/);
  await press("button.quick");
  await page.locator("#link-state", { hasText: /^linked$/ }).waitFor();
  await press("[data-pool=down]");
  await page.locator("#pool-state", { hasText: "down" }).waitFor();
  await apology(page, "keyboard: an outage", () => press("#launch"));
  await press("[data-pool=down]");
  await page.locator("#pool-state", { hasText: "up" }).waitFor();
}

/** Brings up what is seen only when something is wrong, and the samples. */
async function trouble(page) {
  await page.getByRole("button", { name: "Pool down" }).click();
  await page.locator("[data-pool=down][aria-pressed=true]").waitFor();
  await page.locator(".samples summary").click();
  // This skill always answers; one that does not is played.
  await page.route("**/say", async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    Object.assign(json.turns.at(-1), { error: "the skill failed at IntentRequest", response: null });
    await route.fulfill({ response, json });
  });
  await answer(page, () => page.locator("#sample-list button").first().click());
  await page.locator("#log .failed").waitFor();
  await page.unroute("**/say");
  await page.setInputFiles("#file", { name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await page.locator("#notice:not([hidden])").waitFor();
  await page.waitForFunction(() => {
    const log = document.getElementById("log");
    return log.scrollHeight - log.clientHeight - log.scrollTop < 2;
  });
}

async function looks(browser, url) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [size, viewport] of [["1280", { width: 1280, height: 900 }], ["390", { width: 390, height: 844 }]]) {
      const page = await open(browser, { colorScheme, viewport });
      await page.goto(url);
      await page.locator("#sample-list button").first().waitFor({ state: "attached" });
      await axe(page, `the empty simulator, ${colorScheme}, ${size} wide`);
      await answer(page, () => page.click("#launch"));
      await page.locator("#cards a").click();
      await page.locator("#username").waitFor();
      await axe(page, `the sign-in page, ${colorScheme}, ${size} wide`);
      await shoot(page, `sign-in-${colorScheme}-${size}`);
      await page.fill("#username", "alice");
      await page.fill("#password", "wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").waitFor();
      await axe(page, `the sign-in page with its alert, ${colorScheme}, ${size} wide`);
      await page.getByRole("button", { name: /Continue as Alice/ }).click();
      await page.locator("#link-state", { hasText: /^linked$/ }).waitFor();
      await answer(page, () => page.click("#launch"));
      await answer(page, async () => {
        await page.fill("#utterance", "what is my email address");
        await page.keyboard.press("Enter");
      });
      for (const tab of ["Request", "Response", "Attributes", "Token", "OAuth", "Lints"]) {
        await page.getByRole("tab", { name: tab }).click();
        await axe(page, `the tab ${tab}, ${colorScheme}, ${size} wide`);
        if (tab === "Attributes") {
          await page.evaluate(() => window.scrollTo(0, 0));
          await shoot(page, `conversation-${colorScheme}-${size}`, false);
        }
        if (["Request", "Token", "OAuth"].includes(tab)) await shoot(page, `${tab.toLowerCase()}-${colorScheme}-${size}`);
      }
      await trouble(page);
      await axe(page, `the simulator in trouble, ${colorScheme}, ${size} wide`);
      await shoot(page, `trouble-${colorScheme}-${size}`);
      await page.getByRole("button", { name: "Pool down" }).click();
      await page.locator("#pool-state", { hasText: "up" }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      check(`nothing runs over the edge, ${size} wide`, !wide);
      await page.context().close();
    }
  }
}

async function saved(browser, url) {
  const page = await open(browser);
  await page.goto(url);
  await answer(page, () => page.click("#launch"));
  await answer(page, async () => {
    await page.fill("#utterance", "help");
    await page.keyboard.press("Enter");
  });
  const download = page.waitForEvent("download");
  await page.click("#save");
  const file = await (await download).path();
  const other = await open(browser);
  await other.goto(url);
  await other.locator("#sample-list button").first().waitFor({ state: "attached" });
  await other.setInputFiles("#file", file);
  await other.waitForFunction(() => document.querySelectorAll("#log .answer button").length >= 2);
  checkEqual("a saved conversation is played again", await lastAnswer(other).innerText(), await lastAnswer(page).innerText());
  await other.setInputFiles("#file", { name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{\"userInput\": 7}") });
  await other.locator("#notice:not([hidden])").waitFor();
  check("a broken file is complained of", (await other.locator("#notice").innerText()).length > 10);
  const half = { skillId: "amzn1.ask.skill.1", locale: "en-US", type: "text", userInput: ["help", "?!"] };
  const before = await answers(other);
  await other.setInputFiles("#file", { name: "half.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(half)) });
  await other.locator("#notice", { hasText: "userInput[1]" }).waitFor();
  checkEqual("what was said before it is there", await answers(other), before + 1);
}

await run(() => withSimulator(async (url) => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    await byMouse(await open(browser), url);
    await byKeyboard(await open(browser), url);
    await saved(browser, url);
    await looks(browser, url);
  } finally {
    await browser.close();
  }
}));
