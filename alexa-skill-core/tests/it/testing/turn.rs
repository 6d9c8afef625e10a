//! Assertions, lints and what is printed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use super::cafe::{alexa, echo};
use alexa_skill_core::request::{DialogState, IntentName};
use alexa_skill_core::response::{Directive, Response};
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill, is_dialog_state, is_slot_value};
use alexa_skill_core::testing::{HandlerChoice, Lint, Turn, VirtualAlexa};
use serde_json::json;

const TOKEN: &str = "eyJ-secret-token";

/// A skill that gives this answer to everything.
async fn answered(answer: Response) -> Turn {
    let skill = Skill::builder().state(answer).fallback(give).build();
    let mut alexa = VirtualAlexa::new(skill).build();
    alexa.link_with(TOKEN).launch().await.unwrap()
}

async fn give(input: &mut HandlerInput) -> HandlerResult {
    Ok(input.state::<Response>()?.clone())
}

/// What an assertion says that fails.
fn failure(turn: &Turn, assert: impl FnOnce(&Turn)) -> String {
    let failed = catch_unwind(AssertUnwindSafe(|| assert(turn))).unwrap_err();
    *failed.downcast::<String>().unwrap()
}

#[tokio::test]
async fn what_holds_chains() {
    let directive = Directive::raw("Some.Directive", &json!({})).unwrap();
    let answer = Response::builder()
        .speak("Tea &amp; <emphasis>milk</emphasis>?")
        .reprompt("Well?")
        .with_simple_card("Menu", "Tea and milk")
        .add_directive(directive)
        .build();
    answered(answer)
        .await
        .assert_request_type("LaunchRequest")
        .assert_speech("Tea & milk?")
        .assert_speech_contains("milk")
        .assert_speech_lacks("sugar")
        .assert_ssml_contains("<emphasis>")
        .assert_reprompt_contains("Well")
        .assert_card_title("Menu")
        .assert_card_contains("milk")
        .assert_directive("Some.Directive")
        .assert_no_directive("AudioPlayer.Play")
        .assert_listening()
        .assert_session_open()
        .assert_within_limits()
        .assert_took_at_most(Duration::from_secs(5))
        .assert("a body", |turn| turn.response()["version"] == "1.0")
        .assert_no_lints();
    let cards = Response::builder()
        .with_ask_for_permissions_consent_card(["b", "a"])
        .build();
    answered(cards)
        .await
        .assert_permissions_card(&["a", "b"])
        .assert_no_reprompt();
    let card = Response::builder()
        .with_standard_card("T", "text", None, None)
        .build();
    answered(card)
        .await
        .assert_card_title("T")
        .assert_card_contains("text")
        .assert_no_directives();
}

/// Assertions that fail, and what they say.
const FAILURES: &[(&str, Assert)] = &[
    ("expected \"tea\" in the speech", |t| {
        t.assert_speech_contains("tea")
    }),
    ("expected the speech \"tea\"", |t| t.assert_speech("tea")),
    ("expected no \"Your\" in the speech", |t| {
        t.assert_speech_lacks("Your")
    }),
    ("in the SSML", |t| t.assert_ssml_contains("<p>")),
    ("expected silence", |t| t.assert_silent()),
    ("in the reprompt", |t| t.assert_reprompt_contains("x")),
    ("expected the prompt", |t| t.assert_prompt("x")),
    ("expected no card, found LinkAccount", |t| {
        t.assert_no_card()
    }),
    ("expected a permissions card, found LinkAccount", |t| {
        t.assert_permissions_card(&[])
    }),
    ("expected a card with the title", |t| {
        t.assert_card_title("x")
    }),
    ("expected a card with \"x\"", |t| {
        t.assert_card_contains("x")
    }),
    ("expected a directive X, found none", |t| {
        t.assert_directive("X")
    }),
    ("expected the stream", |t| t.assert_plays("x")),
    ("expected the slot x to be asked for", |t| {
        t.assert_elicits("x")
    }),
    ("expected the slot x to be confirmed", |t| {
        t.assert_confirms_slot("x")
    }),
    ("expected a directive Dialog.ConfirmIntent", |t| {
        t.assert_confirms_intent()
    }),
    ("expected a directive Dialog.Delegate", |t| {
        t.assert_delegates()
    }),
    ("expected X, found no intent", |t| t.assert_intent("X")),
    ("expected a X, found \"LaunchRequest\"", |t| {
        t.assert_request_type("X")
    }),
    ("the request has no slot x", |t| t.assert_slot("x", "y")),
    ("the request has no slot x", |t| t.assert_slot_id("x", "y")),
    ("the request has no slot x", |t| t.assert_slot_empty("x")),
    ("expected the dialog state STARTED, found none", |t| {
        t.assert_dialog_state(&DialogState::Started)
    }),
    ("expected the session to stay open", |t| {
        t.assert_session_open()
    }),
    ("expected Alexa to listen, found the session ended", |t| {
        t.assert_listening()
    }),
    ("expected the attribute a to be 1, found none", |t| {
        t.assert_attribute("a", 1)
    }),
    ("expected an answer within 0ns", |t| {
        t.assert_took_at_most(Duration::ZERO)
    }),
    ("expected nothing doubtful", |t| t.assert_no_lints()),
    ("it holds", |t| t.assert("it holds", |_| false)),
];

type Assert = fn(&Turn) -> &Turn;

#[tokio::test]
async fn what_fails_prints_the_whole_turn_without_tokens() {
    let answer = Response::builder()
        .speak(format!("Your token is {TOKEN}."))
        .with_link_account_card()
        .build();
    let turn = answered(answer).await;
    for (expected, assert) in FAILURES {
        let text = failure(&turn, |turn| {
            assert(turn);
        });
        assert!(
            text.starts_with(expected) || text.lines().next().unwrap().contains(expected),
            "{expected}: {text}"
        );
        assert!(
            text.contains("\"type\": \"LinkAccount\"") && text.contains("Card    LinkAccount"),
            "{text}"
        );
        assert!(!text.contains(TOKEN), "{text}");
        assert!(text.contains("[redacted]"), "{text}");
    }
    assert!(!format!("{turn:?}").contains(TOKEN));
}

#[tokio::test]
async fn a_failing_slot_says_what_it_is() {
    let turn = alexa().say("i want a big tea").await.unwrap();
    for (expected, text) in [
        (
            "\"big\" -> large",
            failure(&turn, |t| {
                t.assert_slot("size", "large");
            }),
        ),
        (
            "\"big\" -> large",
            failure(&turn, |t| {
                t.assert_slot_id("size", "big");
            }),
        ),
        (
            "\"tea\" -> tea",
            failure(&turn, |t| {
                t.assert_slot_unresolved("drink");
            }),
        ),
        (
            "(empty)",
            failure(&turn, |t| {
                t.assert_slot_resolved("guest", "x");
            }),
        ),
        (
            "found [\"tea\"]",
            failure(&turn, |t| {
                t.assert_slot_values("drink", &["a", "b"]);
            }),
        ),
        (
            "expected the dialog state COMPLETED, found STARTED",
            failure(&turn, |t| {
                t.assert_dialog_state(&DialogState::Completed);
            }),
        ),
        (
            "expected FindIntent, found OrderIntent",
            failure(&turn, |t| {
                t.assert_intent("FindIntent");
            }),
        ),
    ] {
        assert!(text.lines().next().unwrap().contains(expected), "{text}");
        assert!(
            text.contains("size = \"big\" -> large") && text.contains("User    i want a big tea"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn what_is_doubtful_is_found() {
    let end = |answer: alexa_skill_core::response::ResponseBuilder| {
        answer.with_should_end_session(true).build()
    };
    let open = |answer: alexa_skill_core::response::ResponseBuilder| {
        answer.with_should_end_session(false).build()
    };
    let say = |text: &str| Response::builder().speak(text);
    assert_eq!(
        answered(open(say("Tea?"))).await.lints(),
        [Lint::MissingReprompt]
    );
    assert_eq!(
        answered(open(Response::builder())).await.lints(),
        [Lint::SilentQuestion]
    );
    assert_eq!(
        answered(say("Tea?").build()).await.lints(),
        [Lint::QuestionUnheard]
    );
    assert_eq!(
        answered(end(say("Please link.").with_link_account_card()))
            .await
            .lints(),
        [Lint::LinkCardUnmentioned]
    );
    assert_eq!(
        answered(end(say(TOKEN))).await.lints(),
        [Lint::TokenInAnswer]
    );
    let closed = answered(end(say("Tea?"))).await;
    assert!(
        matches!(&closed.lints()[..], [Lint::Violation(violation)] if violation.field == "response.shouldEndSession")
    );
    let broken = answered(end(say("a & b"))).await;
    assert!(matches!(&broken.lints()[..], [Lint::Violation(_)]));
    failure(&broken, |turn| {
        turn.assert_within_limits();
    });

    let skill = Skill::builder()
        .state(end(say("Link in the Alexa app.").with_link_account_card()))
        .fallback(give)
        .build();
    let turn = VirtualAlexa::new(skill)
        .build()
        .intent(IntentName::HELP, &[])
        .await
        .unwrap();
    assert_eq!(turn.lints(), [Lint::LinkCardUnasked]);
    assert!(turn.lints().iter().all(|lint| !lint.to_string().is_empty()));
}

#[tokio::test]
async fn intents_without_a_handler_are_reported() {
    let mut alexa = alexa();
    let report = alexa.handler_report().unwrap();
    assert_eq!(
        report.unhandled().collect::<Vec<_>>(),
        [&IntentName::from("ForgottenIntent")]
    );
    assert!(
        report.to_string().contains("ForgottenIntent        nobody"),
        "{report}"
    );
    let turn = alexa.launch().await.unwrap();
    assert_eq!(
        turn.lints(),
        [Lint::UnhandledIntent("ForgottenIntent".into())]
    );
    let text = catch_unwind(AssertUnwindSafe(|| {
        report.assert_complete();
    }))
    .unwrap_err();
    assert!(text.downcast::<String>().unwrap().contains("nobody"));
}

#[tokio::test]
async fn handlers_for_a_state_or_a_value_count() {
    let model = super::cafe::MODEL;
    let skill = Skill::builder()
        .on("completed", is_dialog_state(DialogState::Completed), echo)
        .on("ham", is_slot_value("toppings", "ham"), echo)
        .fallback(echo)
        .build();
    let alexa = VirtualAlexa::new(skill)
        .interaction_model(model)
        .unwrap()
        .build();
    let report = alexa.handler_report().unwrap();
    let taken = |name: &str| {
        report
            .intents()
            .find(|(intent, _)| intent.as_str() == name)
            .unwrap()
            .1
            .clone()
    };
    assert_eq!(
        taken("OrderIntent"),
        HandlerChoice::Handler("completed".into())
    );
    assert_eq!(report.unhandled().count(), 0);
    assert_eq!(report.fallback_only().count(), 0);
    let skill = Skill::builder()
        .on("ham", is_slot_value("toppings", "ham"), echo)
        .fallback(echo)
        .build();
    let alexa = VirtualAlexa::new(skill)
        .interaction_model(model)
        .unwrap()
        .build();
    let report = alexa.handler_report().unwrap();
    assert_eq!(report.fallback_only().count(), 13);
    assert!(report.to_string().contains("only the fallback"));
}
