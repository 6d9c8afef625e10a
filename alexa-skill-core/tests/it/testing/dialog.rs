//! Dialogs that Alexa leads, and that the skill leads.

use super::cafe::{MODEL, alexa, device};
use alexa_skill_core::request::{DialogState, Intent, Slot};
use alexa_skill_core::response::Response;
use alexa_skill_core::response::directive::{DynamicEntitiesDirective, Entity};
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::testing::{TestingError, VirtualAlexa};

#[tokio::test]
async fn a_delegated_dialog_asks_confirms_and_completes() {
    let mut alexa = alexa();
    alexa
        .say("order")
        .await
        .unwrap()
        .assert_dialog_state(&DialogState::Started)
        .assert_delegates()
        .assert_prompt("What would you like to drink?")
        .assert_listening();
    alexa
        .say("a lemonade please")
        .await
        .unwrap()
        .assert_dialog_state(&DialogState::InProgress)
        .assert_slot_unresolved("drink")
        .assert_prompt("We have no lemonade. Tea or latte?");
    alexa
        .say("the cuppa")
        .await
        .unwrap()
        .assert_slot_id("drink", "tea")
        .assert_prompt("Small or large?");
    alexa
        .say("a big one")
        .await
        .unwrap()
        .assert_prompt("A big one, right?");
    alexa
        .say("no")
        .await
        .unwrap()
        .assert_prompt("Small or large?")
        .assert("denied", |turn| {
            turn.request()["request"]["intent"]["slots"]["size"]["confirmationStatus"] == "DENIED"
        });
    alexa
        .say("small")
        .await
        .unwrap()
        .assert_prompt("A small one, right?");
    alexa
        .say("yes")
        .await
        .unwrap()
        .assert_prompt("A small cuppa. Shall I order it?")
        .assert_speech("A small cuppa. Shall I order it?");
    let turn = alexa.say("yeah").await.unwrap();
    // Once for the answer, once because all is there.
    assert_eq!(turn.exchanges().len(), 2);
    turn.assert_dialog_state(&DialogState::Completed)
        .assert_speech("One tea coming.")
        .assert_session_ended();
    assert!(!alexa.in_session());
}

#[tokio::test]
async fn an_intent_that_is_denied_completes_the_dialog() {
    let mut alexa = alexa();
    alexa
        .say("i want a small tea")
        .await
        .unwrap()
        .assert_prompt("A small one, right?");
    alexa.say("yes").await.unwrap();
    alexa
        .say("no")
        .await
        .unwrap()
        .assert_dialog_state(&DialogState::Completed)
        .assert_speech("Then not.");
}

#[tokio::test]
async fn rules_of_the_model_are_kept() {
    let mut alexa = alexa();
    alexa.say("12 small tea").await.unwrap();
    alexa
        .say("yes")
        .await
        .unwrap()
        .assert_prompt("12 is too many. How many?");
    alexa
        .say("two")
        .await
        .unwrap()
        .assert_slot("count", "2")
        .assert_prompt("A small tea. Shall I order it?");
}

#[tokio::test]
async fn another_intent_leaves_the_dialog() {
    let mut alexa = alexa();
    alexa.say("order").await.unwrap();
    alexa
        .say("help")
        .await
        .unwrap()
        .assert_intent("AMAZON.HelpIntent");
    // The question is gone: these are words like any other.
    alexa
        .say("a big one")
        .await
        .unwrap()
        .assert_intent("AMAZON.FallbackIntent");
    alexa.say("order").await.unwrap();
    alexa
        .say("purple rain")
        .await
        .unwrap()
        .assert_intent("OrderIntent")
        .assert_slot_unresolved("drink");
}

#[tokio::test]
async fn an_automatic_dialog_asks_before_the_skill_hears_of_it() {
    let mut alexa = alexa();
    let turn = alexa.say("book a table").await.unwrap();
    assert!(turn.exchanges().is_empty() && turn.request().is_null());
    turn.assert_prompt("For which day?")
        .assert_listening()
        .assert_within_limits();
    alexa
        .say("on monday")
        .await
        .unwrap()
        .assert_slot("day", "2026-11-23")
        .assert_dialog_state(&DialogState::Completed)
        .assert_speech("Booked for 2026-11-23.");
}

async fn led(input: &mut HandlerInput) -> HandlerResult {
    let envelope = input.envelope();
    let intent = envelope.intent().unwrap().clone();
    let slot = |name: &str| intent.slot(name).is_some_and(Slot::is_filled);
    let ask = Response::builder();
    Ok(if !slot("drink") {
        let updated = intent.clone().with_slot(Slot::new("count").value("1"));
        ask.speak("Which drink?")
            .add_elicit_slot_directive("drink", updated)
    } else if !intent.slot("drink").unwrap().is_confirmed() {
        ask.speak("Sure?").add_confirm_slot_directive("drink", None)
    } else if !intent.is_confirmed() {
        ask.speak("Really?").add_confirm_intent_directive(None)
    } else {
        ask.speak("Done.").with_should_end_session(true)
    }
    .build())
}

#[tokio::test]
async fn the_skill_may_ask_itself() {
    let skill = Skill::builder().on_intent("OrderIntent", led).build();
    let mut alexa = VirtualAlexa::new(skill)
        .interaction_model(MODEL)
        .unwrap()
        .build();
    alexa
        .say("order")
        .await
        .unwrap()
        .assert_elicits("drink")
        .assert_speech("Which drink?")
        .assert_session_open();
    alexa
        .say("latte")
        .await
        .unwrap()
        .assert_slot("count", "1")
        .assert_slot_id("drink", "latte")
        .assert_confirms_slot("drink")
        .assert_dialog_state(&DialogState::InProgress);
    alexa.say("yes").await.unwrap().assert_confirms_intent();
    alexa.say("yes").await.unwrap().assert_speech("Done.");
}

async fn wrong(input: &mut HandlerInput) -> HandlerResult {
    let name = input.envelope().intent_name().unwrap().as_str();
    let answer = Response::builder().speak("?");
    Ok(match name {
        "OrderIntent" => answer.add_elicit_slot_directive("nonsense", None),
        "FindIntent" => answer.add_delegate_directive(Intent::new("MissingIntent")),
        _ => answer.add_delegate_directive(None),
    }
    .build())
}

#[tokio::test]
async fn what_alexa_would_refuse_is_an_error() {
    let skill = Skill::builder().fallback(wrong).build();
    let mut alexa = VirtualAlexa::new(skill)
        .interaction_model(MODEL)
        .unwrap()
        .build();
    for (text, why) in [
        ("order", "nonsense"),
        ("book a table for monday", "complete"),
        ("play some music", "no dialog for MusicIntent"),
    ] {
        let error = alexa.say(text).await.unwrap_err();
        assert!(
            matches!(error, TestingError::Dialog(_)),
            "{text}: {error:?}"
        );
        assert!(error.to_string().contains(why), "{error}");
    }
    let error = alexa.say("find it").await.unwrap_err();
    assert!(matches!(error, TestingError::UnknownIntent(_)), "{error:?}");
}

async fn endless(input: &mut HandlerInput) -> HandlerResult {
    let name = input.envelope().intent_name().unwrap().as_str();
    let other = if name == "OrderIntent" {
        "BookIntent"
    } else {
        "OrderIntent"
    };
    let mut intent = Intent::new(other).with_slot(Slot::new("day").value("2026-11-21"));
    if other == "OrderIntent" {
        intent = Intent::new(other)
            .with_slot(Slot::new("drink").resolved_as("tea", "tea"))
            .confirmation_status(alexa_skill_core::request::ConfirmationStatus::Denied);
    }
    Ok(Response::builder().add_delegate_directive(intent).build())
}

#[tokio::test]
async fn a_dialog_that_never_ends_is_given_up() {
    let skill = Skill::builder().fallback(endless).build();
    let mut alexa = VirtualAlexa::new(skill)
        .interaction_model(MODEL)
        .unwrap()
        .build();
    let error = alexa.say("order").await.unwrap_err();
    assert!(matches!(error, TestingError::EndlessDialog(_)), "{error:?}");
}

async fn entities(input: &mut HandlerInput) -> HandlerResult {
    let directive = match input.envelope().request_type() {
        "LaunchRequest" => DynamicEntitiesDirective::replace().list(
            "Drink",
            [
                Entity::new("matcha").id("m").synonym("green stuff"),
                Entity::new("tea").id("t2"),
            ],
        ),
        _ => DynamicEntitiesDirective::clear(),
    };
    Ok(Response::builder()
        .speak("What would you like?")
        .reprompt("?")
        .add_directive(directive)
        .build())
}

#[tokio::test]
async fn dynamic_entities_resolve_until_they_are_cleared() {
    let skill = Skill::builder().fallback(entities).build();
    let mut alexa = VirtualAlexa::new(skill)
        .interaction_model(MODEL)
        .unwrap()
        .build();
    alexa.launch().await.unwrap();
    let turn = alexa.say("i want a green stuff").await.unwrap();
    turn.assert_slot_id("drink", "m");
    let authorities = &turn.request()["request"]["intent"]["slots"]["drink"]["resolutions"]["resolutionsPerAuthority"];
    assert_eq!(authorities[0]["status"]["code"], "ER_SUCCESS_NO_MATCH");
    assert!(
        authorities[1]["authority"]
            .as_str()
            .unwrap()
            .contains(".dynamic.")
    );
    alexa
        .say("i want a green stuff")
        .await
        .unwrap()
        .assert_slot_unresolved("drink");
}

#[tokio::test]
async fn an_intent_without_a_dialog_has_no_state() {
    let mut alexa = device().build();
    let turn = alexa.say("help").await.unwrap();
    assert!(turn.request()["request"].get("dialogState").is_none());
}
