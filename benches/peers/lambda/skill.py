"""The part of linked-profile that the event needs, with PyPI's ask-sdk-core."""

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import (
    get_account_linking_access_token,
    get_intent_name,
    is_intent_name,
    is_request_type,
)
from ask_sdk_model.ui import LinkAccountCard

NOT_LINKED = "To do that, I need your linked account. I've sent a card to the Alexa app where you can link it."
NEED_ACCOUNT = ("HelloIntent", "RequestInfoIntent", "LinkAccountIntent")

skill = SkillBuilder()


def unlinked(handler_input):
    if get_account_linking_access_token(handler_input):
        return False
    if is_request_type("LaunchRequest")(handler_input):
        return True
    return is_request_type("IntentRequest")(handler_input) and get_intent_name(handler_input) in NEED_ACCOUNT


@skill.request_handler(can_handle_func=unlinked)
def link(handler_input):
    builder = handler_input.response_builder.speak(NOT_LINKED).set_card(LinkAccountCard())
    return builder.set_should_end_session(True).response


def say(can_handle, text):
    @skill.request_handler(can_handle_func=can_handle)
    def handle(handler_input):
        return handler_input.response_builder.speak(text).response


say(is_request_type("LaunchRequest"), "Welcome back!")
say(is_intent_name("HelloIntent"), "Hello!")
say(is_intent_name("RequestInfoIntent"), "I know nothing.")
say(is_intent_name("LinkAccountIntent"), "Your account is already linked.")
say(is_intent_name("AMAZON.HelpIntent"), "You can link your account.")
say(is_intent_name("AMAZON.StopIntent"), "Goodbye!")


@skill.request_handler(can_handle_func=is_request_type("SessionEndedRequest"))
def ended(handler_input):
    return handler_input.response_builder.response


@skill.exception_handler(can_handle_func=lambda handler_input, error: True)
def failed(handler_input, error):
    return handler_input.response_builder.speak("Sorry, something went wrong.").response


handler = skill.lambda_handler()
