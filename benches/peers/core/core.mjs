// The same whole requests with npm's ask-sdk-core.
import { readFileSync, readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import Alexa from "ask-sdk-core";

const speech = "Which size would you like?";
const isIntent = (input, name) =>
  Alexa.getRequestType(input.requestEnvelope) === "IntentRequest" &&
  Alexa.getIntentName(input.requestEnvelope) === name;
const other = (name) => ({
  canHandle: (input) => isIntent(input, name),
  handle() {
    throw new Error("another handler matches");
  },
});
const order = {
  canHandle: (input) => isIntent(input, "OrderIntent"),
  handle: (input) =>
    input.responseBuilder
      .speak(speech)
      .reprompt("Small, medium or large?")
      .withSimpleCard("Your order", "A latte")
      .getResponse(),
};
const remember = (name, value) => ({
  process(input) {
    input.attributesManager.getRequestAttributes()[name] = value(input.requestEnvelope);
  },
});
const skill = Alexa.SkillBuilders.custom()
  .addRequestHandlers(
    ...[
      "GetInfoIntent",
      "PayIntent",
      "CartIntent",
      "MenuIntent",
      "ShopIntent",
      "AMAZON.HelpIntent",
      "AMAZON.StopIntent",
      "AMAZON.CancelIntent",
      "AMAZON.FallbackIntent",
    ].map(other),
    order,
  )
  .addRequestInterceptors(remember("locale", Alexa.getLocale), remember("user", Alexa.getUserId))
  .addResponseInterceptors({
    process(_, response) {
      response.shouldEndSession = false;
    },
  })
  .create();

// From bytes to bytes, as a host has them.
const answer = async (body) =>
  Buffer.from(JSON.stringify(await skill.invoke(JSON.parse(body.toString()))));

// Of the processor, so that what else runs on the machine is not in it.
const microseconds = (since) => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};
const run = async (body, millis) => {
  const began = process.cpuUsage();
  let count = 0;
  while (microseconds(began) < millis * 1000) {
    for (let i = 0; i < 16; i += 1) await answer(body);
    count += 16;
  }
  return microseconds(began) / count;
};

const folder = process.argv[2];
for (const file of readdirSync(folder).sort()) {
  const body = readFileSync(`${folder}/${file}`);
  const { response, sessionAttributes } = JSON.parse(await answer(body));
  const right =
    response.outputSpeech.ssml === `<speak>${speech}</speak>` &&
    response.reprompt.outputSpeech.type === "SSML" &&
    response.card.type === "Simple" &&
    response.shouldEndSession === false &&
    isDeepStrictEqual(sessionAttributes, JSON.parse(body).session.attributes);
  if (!right) throw new Error("a wrong answer");
  await run(body, 1500); // until the code is compiled
  const micros = await run(body, 500);
  const message = file.slice(2, -".json".length);
  console.log(JSON.stringify({ who: "ask-sdk-core, Node", message, bytes: body.length, micros }));
}
