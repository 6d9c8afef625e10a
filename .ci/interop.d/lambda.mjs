// cargo-lambda runs linked-profile as a function and invokes it, as a developer does.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { check, checkEqual, run, within } from "./harness.mjs";

const FUNCTION = "linked-profile";
const HOST = "127.0.0.1";
const SKILL = "amzn1.ask.skill.00000000-0000-0000-0000-000000000001";
// Nobody asks this pool anything: users without a token need no keys.
const ENVIRONMENT = {
  COGNITO_USER_POOL_ID: "eu-west-1_AbCdEf123",
  COGNITO_CLIENT_ID: "1example23456789",
  ALEXA_SKILL_ID: SKILL,
};

async function freePort() {
  const server = createServer().listen(0, HOST);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function listens(port) {
  const socket = connect(port, HOST);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Gives `part` the port of a `cargo lambda watch`, and stops it afterwards with all that it started. */
async function withWatch(part) {
  const port = await freePort();
  const args = ["lambda", "watch", "--ignore-changes", "-A", HOST, "-P", `${port}`, "-p", FUNCTION];
  const env = { ...process.env, ...ENVIRONMENT };
  const watch = spawn("cargo", args, { env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
  const stop = () => {
    try {
      process.kill(-watch.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  };
  process.on("exit", stop);
  try {
    const started = async () => {
      while (!(await listens(port))) await sleep(100);
    };
    const ended = once(watch, "exit").then(([code]) => {
      throw new Error(`cargo lambda watch ended early: ${code}`);
    });
    await Promise.race([within(30_000, "cargo lambda watch", started()), ended]);
    await Promise.race([part(port), ended]);
  } finally {
    stop();
  }
}

async function invoke(port, event) {
  const args = ["lambda", "invoke", FUNCTION, "-A", HOST, "-P", `${port}`, "--data-ascii", JSON.stringify(event)];
  const child = spawn("cargo", args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  const [code] = await within(60_000, "cargo lambda invoke", once(child, "close"));
  checkEqual("cargo lambda invoke succeeds", code, 0);
  return JSON.parse(output);
}

function request(skill, fields) {
  const application = { applicationId: skill };
  const user = { userId: "user-1" };
  return {
    version: "1.0",
    session: { new: true, sessionId: "session-1", application, user },
    context: { System: { application, user } },
    request: { requestId: "request-1", locale: "en-US", ...fields },
  };
}

await run(() =>
  withWatch(async (port) => {
    const { response } = await invoke(port, request(SKILL, { type: "LaunchRequest" }));
    checkEqual("an unlinked user gets the link card", response.card, { type: "LinkAccount" });
    check("and hears where it is", /Alexa app/.test(response.outputSpeech?.ssml), response);
    checkEqual("and the session ends", response.shouldEndSession, true);

    const stop = { type: "IntentRequest", intent: { name: "AMAZON.StopIntent" } };
    const goodbye = await invoke(port, request(SKILL, stop));
    check("leaving needs no account", !goodbye.response.card && goodbye.response.outputSpeech, goodbye);

    const silence = { version: "1.0", response: { shouldEndSession: true } };
    const foreign = request("amzn1.ask.skill.other", { type: "LaunchRequest" });
    checkEqual("another skill's request gets no word", await invoke(port, foreign), silence);
    checkEqual("nor does a schedule", await invoke(port, { source: "aws.events" }), silence);

    const header = { namespace: "Alexa.Discovery", name: "Discover", payloadVersion: "3", messageId: "message-1" };
    const refused = await invoke(port, { directive: { header, payload: {} } });
    checkEqual("a directive is refused as one", refused.event?.payload?.type, "INVALID_DIRECTIVE");
  }),
);
