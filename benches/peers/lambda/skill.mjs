// The part of linked-profile that the event needs, with npm's ask-sdk-core.
import Alexa from "ask-sdk-core";

const NOT_LINKED = "To do that, I need your linked account. I've sent a card to the Alexa app where you can link it.";

const link = (input) => input.responseBuilder.speak(NOT_LINKED).withLinkAccountCard().withShouldEndSession(true).getResponse();
const say = (text) => (input) => input.responseBuilder.speak(text).getResponse();
const unlinked = ({ requestEnvelope }) =>
  !Alexa.getAccountLinkingAccessToken(requestEnvelope) &&
  (Alexa.getRequestType(requestEnvelope) === "LaunchRequest" ||
    (Alexa.getRequestType(requestEnvelope) === "IntentRequest" &&
      ["HelloIntent", "RequestInfoIntent", "LinkAccountIntent"].includes(Alexa.getIntentName(requestEnvelope))));

export const handler = Alexa.SkillBuilders.custom()
  .addRequestHandler(unlinked, link)
  .addRequestHandler("LaunchRequest", say("Welcome back!"))
  .addRequestHandler("HelloIntent", say("Hello!"))
  .addRequestHandler("RequestInfoIntent", say("I know nothing."))
  .addRequestHandler("LinkAccountIntent", say("Your account is already linked."))
  .addRequestHandler("AMAZON.HelpIntent", say("You can link your account."))
  .addRequestHandler("AMAZON.StopIntent", say("Goodbye!"))
  .addRequestHandler("SessionEndedRequest", (input) => input.responseBuilder.getResponse())
  .addErrorHandler(() => true, say("Sorry, something went wrong."))
  .lambda();
