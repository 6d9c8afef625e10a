"""The same whole requests with PyPI's ask-sdk-core."""

import json
import os
import sys
import time

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import get_locale, get_user_id, is_intent_name
from ask_sdk_model import RequestEnvelope
from ask_sdk_model.ui import SimpleCard

SPEECH = "Which size would you like?"
builder = SkillBuilder()


def other(_):
    raise RuntimeError("another handler matches")


def order(handler_input):
    return (
        handler_input.response_builder.speak(SPEECH)
        .ask("Small, medium or large?")
        .set_card(SimpleCard("Your order", "A latte"))
        .response
    )


def remember_locale(handler_input):
    attributes = handler_input.attributes_manager.request_attributes
    attributes["locale"] = get_locale(handler_input)


def remember_user(handler_input):
    attributes = handler_input.attributes_manager.request_attributes
    attributes["user"] = get_user_id(handler_input)


def keep_open(_, response):
    response.should_end_session = False


for name in [
    "GetInfoIntent",
    "PayIntent",
    "CartIntent",
    "MenuIntent",
    "ShopIntent",
    "AMAZON.HelpIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
]:
    builder.request_handler(can_handle_func=is_intent_name(name))(other)
builder.request_handler(can_handle_func=is_intent_name("OrderIntent"))(order)
builder.global_request_interceptor()(remember_locale)
builder.global_request_interceptor()(remember_user)
builder.global_response_interceptor()(keep_open)
SKILL = builder.create()
SERIALIZER = DefaultSerializer()


# From bytes to bytes, as a host has them.
def answer(body):
    envelope = SERIALIZER.deserialize(payload=body.decode(), obj_type=RequestEnvelope)
    return json.dumps(SERIALIZER.serialize(SKILL.invoke(envelope, None))).encode()


def run(body, seconds):
    began, count = time.process_time(), 0
    while time.process_time() - began < seconds:
        answer(body)
        count += 1
    return (time.process_time() - began) * 1e6 / count


for file in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], file), "rb") as message:
        body = message.read()
    answered = json.loads(answer(body))
    response = answered["response"]
    assert response["outputSpeech"]["ssml"] == f"<speak>{SPEECH}</speak>"
    assert response["reprompt"]["outputSpeech"]["type"] == "SSML"
    assert response["card"]["type"] == "Simple"
    assert response["shouldEndSession"] is False
    assert answered["sessionAttributes"] == json.loads(body)["session"]["attributes"]
    run(body, 0.3)
    micros = run(body, 1.0)
    who, name = "ask-sdk-core, Python", file[2 : -len(".json")]
    print(json.dumps({"who": who, "message": name, "bytes": len(body), "micros": micros}))
