// The skill of examples/self-hosted with ask-sdk, behind ask-sdk-express-adapter with all its checks.
import Alexa from "ask-sdk-core";
import { ExpressAdapter } from "ask-sdk-express-adapter";
import express from "express";

const question = "Which drink would you like?";
const intent = (...names) => ({ requestEnvelope }) =>
  Alexa.getRequestType(requestEnvelope) === "IntentRequest" &&
  names.includes(Alexa.getIntentName(requestEnvelope));
const type = (name) => ({ requestEnvelope }) => Alexa.getRequestType(requestEnvelope) === name;

const drink = (envelope) => {
  const slot = Alexa.getSlot(envelope, "drink");
  const matches = slot?.resolutions?.resolutionsPerAuthority?.flatMap((one) => one.values ?? []);
  return matches?.[0]?.value.name ?? slot?.value ?? "coffee";
};

const skill = Alexa.SkillBuilders.custom()
  .withSkillId(process.env.SKILL_ID)
  .addRequestHandlers(
    {
      canHandle: type("LaunchRequest"),
      handle: ({ responseBuilder }) => responseBuilder.speak(question).reprompt(question).getResponse(),
    },
    {
      canHandle: intent("OrderIntent"),
      handle: ({ requestEnvelope, responseBuilder }) => {
        const said = `One ${drink(requestEnvelope)} is on its way.`;
        return responseBuilder
          .speak(Alexa.escapeXmlCharacters(said))
          .withSimpleCard("Your order", said)
          .withShouldEndSession(true)
          .getResponse();
      },
    },
    {
      canHandle: intent("AMAZON.HelpIntent", "AMAZON.FallbackIntent"),
      handle: ({ responseBuilder }) =>
        responseBuilder.speak("Name a drink, such as tea.").reprompt(question).getResponse(),
    },
    {
      canHandle: intent("AMAZON.StopIntent", "AMAZON.CancelIntent"),
      handle: ({ responseBuilder }) =>
        responseBuilder.speak("Goodbye!").withShouldEndSession(true).getResponse(),
    },
    {
      canHandle: type("SessionEndedRequest"),
      handle: ({ responseBuilder }) => responseBuilder.getResponse(),
    },
  )
  .create();

const app = express();
app.post("/", new ExpressAdapter(skill, true, true).getRequestHandlers());
const server = app.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
