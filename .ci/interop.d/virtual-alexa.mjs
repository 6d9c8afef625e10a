// npm's virtual-alexa talks with `linked-profile --serve` through the skill's own interaction models,
// unlinked and with an access token from the code flow.
import { existsSync, readFileSync } from "node:fs";
import { parse } from "node-html-parser";
import * as oidc from "openid-client";
import { VirtualAlexa } from "virtual-alexa";
import { authorize, discover } from "./account-linking.mjs";
import { check, checkEqual, run, withSkill, within } from "./harness.mjs";

const MODELS = new URL("../../examples/linked-profile/skill-package/interactionModels/custom/", import.meta.url);
const LOCALES = ["en-US", "de-DE"];
const QUESTION = "RequestInfoIntent";
const SLOT = "infoTypeRequested";
// virtual-alexa takes anything with one of these words for the invocation of a skill, and drops these
// marks from what is said but not from the samples: such questions are put as an intent.
const NOT_UTTERED = /ask|open|launch|talk to|tell|[-_.,;:!?()]/i;

/** One user at one device, and what was last sent to the skill. */
class Conversation {
  constructor(skill, locale, accessToken = null) {
    const model = new URL(`${locale}.json`, MODELS);
    if (!existsSync(model)) throw new Error(`there is no ${model.pathname}`);
    const { languageModel } = JSON.parse(readFileSync(model)).interactionModel;
    this.intents = new Map(languageModel.intents.map((intent) => [intent.name, intent]));
    this.types = new Map(languageModel.types.map((type) => [type.name, type]));
    this.alexa = VirtualAlexa.Builder().interactionModelFile(model.pathname).locale(locale).skillURL(skill).create();
    this.alexa.context().device().setID("device-1");
    this.alexa.filter((request) => (this.sent = request));
    this.link(accessToken);
  }

  /** Alexa sends this token from now on; `null` unlinks. */
  link(accessToken) {
    this.alexa.context().setAccessToken(accessToken);
  }

  launch = () => this.turn("launch", this.alexa.launch());
  say = (words) => this.turn(words, this.alexa.utter(words));
  ask = ({ words, slots }) =>
    NOT_UTTERED.test(words) ? this.turn(words, this.alexa.intend(QUESTION, slots)) : this.say(words);
  intend = (intent) => this.turn(intent, this.alexa.intend(intent));
  /** The first sample of an intent. */
  sample = (intent) => this.say(this.intents.get(intent).samples[0]);
  end = () => this.turn("end", this.alexa.endSession());

  async turn(words, answer) {
    const { response } = await within(10_000, words, answer);
    const speech = response.outputSpeech?.ssml ?? "";
    check(`${words}: the SSML has no bare ampersand`, !/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(speech), speech);
    check(`${words}: no placeholder is spoken`, !/undefined|null|NOTFOUND|[{}$]/.test(speech), speech);
    return {
      words,
      text: parse(speech).text,
      card: response.card?.type,
      ended: response.shouldEndSession === true,
      open: response.shouldEndSession === false,
      intent: this.sent.request.intent,
      response,
    };
  }

  /** Questions for the profile, with every sample and every synonym, and the id that is meant. */
  questions() {
    const { slots, samples } = this.intents.get(QUESTION);
    const { values } = this.types.get(slots.find(({ name }) => name === SLOT).type);
    const words = values.flatMap(({ id, name }) => [name.value, ...(name.synonyms ?? [])].map((word) => ({ id, word })));
    const filled = samples.filter((sample) => sample.includes(`{${SLOT}}`));
    const open = samples.filter((sample) => !sample.includes("{"));
    return [
      ...open.map((words) => ({ words, slots: {}, id: undefined })),
      ...Array.from({ length: Math.max(words.length, filled.length) }, (_, i) => {
        const { id, word } = words[i % words.length];
        return { words: filled[i % filled.length].replace(`{${SLOT}}`, word), slots: { [SLOT]: word }, id };
      }),
    ];
  }
}

function checkLinkCard({ words, text, card, ended }) {
  check(`${words}: points to the Alexa app`, /alexa.app/i.test(text), text);
  checkEqual(`${words}: the link card`, card, "LinkAccount");
  check(`${words}: the session ends`, ended);
}

function checkAnswer({ words, text, card, open }) {
  check(`${words}: something is said`, text !== "");
  checkEqual(`${words}: no card`, card, undefined);
  check(`${words}: the session stays open`, open);
}

async function leave(conversation, intent) {
  const { text, card, ended } = await conversation.intend(intent);
  check(`${intent}: something is said`, text !== "");
  checkEqual(`${intent}: no card`, card, undefined);
  check(`${intent}: the session ends`, ended && !conversation.alexa.context().activeSession());
}

async function needsLinking(skill, locale, accessToken) {
  const conversation = new Conversation(skill, locale, accessToken);
  const [question] = conversation.questions();
  checkLinkCard(await conversation.launch());
  checkLinkCard(await conversation.sample("HelloIntent"));
  checkLinkCard(await conversation.ask(question));
  checkLinkCard(await conversation.sample("LinkAccountIntent"));
  checkAnswer(await conversation.intend("AMAZON.HelpIntent"));
  for (const intent of ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]) {
    await leave(conversation, intent);
  }
}

async function linked(skill, locale, accessToken, profile) {
  const conversation = new Conversation(skill, locale, accessToken);
  for (const greeting of [await conversation.launch(), await conversation.sample("HelloIntent")]) {
    checkAnswer(greeting);
    const name = profile.given_name ?? "";
    check(`${greeting.words}: greeted by first name`, greeting.text.includes(name), greeting.text);
  }

  const facts = {
    fullName: profile.name,
    phoneNumber: profile.phone_number,
    emailAddress: profile.email,
    streetAddress: profile.address,
  };
  for (const question of conversation.questions()) {
    const { words, id } = question;
    const answer = await conversation.ask(question);
    const said = `${locale} ${profile.username} "${words}"`;
    checkAnswer(answer);
    checkEqual(`${said}: the intent`, answer.intent.name, QUESTION);
    const match = answer.intent.slots[SLOT].resolutions?.resolutionsPerAuthority[0].values[0].value.id;
    checkEqual(`${said}: the slot`, match, id);
    for (const [fact, value] of Object.entries(facts)) {
      const asked = !id || id === "fullProfile" || id === fact;
      // A first name may be part of an answer, a whole fact that was not asked for may not.
      const told = value !== undefined && answer.text.includes(value);
      checkEqual(`${said}: tells ${fact}`, told, asked && value !== undefined);
    }
  }
  checkAnswer(await conversation.sample("LinkAccountIntent"));
  checkAnswer(await conversation.intend("AMAZON.HelpIntent"));
  checkAnswer(await conversation.intend("AMAZON.FallbackIntent"));

  // The link is checked on every turn of a session.
  conversation.link(null);
  checkLinkCard(await conversation.sample("HelloIntent"));
  conversation.link(accessToken);
  checkAnswer(await conversation.sample("HelloIntent"));
  await leave(conversation, "AMAZON.StopIntent");

  await conversation.launch();
  const { response } = await conversation.end();
  checkEqual("a session end is answered in silence", [response.outputSpeech, response.card], [undefined, undefined]);
}

await run(() => withSkill(async (serve) => {
  const config = await discover(serve);
  const users = [];
  for (const user of serve.users) {
    const { redeem } = await authorize(config, serve, user);
    const { access_token } = await redeem();
    users.push({ access_token, profile: await oidc.fetchUserInfo(config, access_token, user.subject) });
  }
  for (const locale of LOCALES) {
    for (const none of [null, "", "no-token", `${users[0].access_token.slice(0, -4)}AAAA`]) {
      await needsLinking(serve.skill, locale, none);
    }
    for (const { access_token, profile } of users) await linked(serve.skill, locale, access_token, profile);
  }
}));
