//! A skill to talk to.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use alexa_skill_core::clock::{Clock, Sleep};
use alexa_skill_core::request::{DialogState, IntentName, SessionEndedReason};
use alexa_skill_core::response::{PlayBehavior, Response};
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill, SkillBuilder};
use alexa_skill_core::testing::{VirtualAlexa, VirtualAlexaBuilder};

pub(super) const MODEL: &str = include_str!("../../fixtures/model/cafe.en-US.json");

/// 2026-11-21T12:00:00Z, a Saturday.
#[derive(Debug)]
pub(super) struct Noon;

impl Clock for Noon {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_262_400)
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::ready(()))
    }
}

pub(super) fn alexa() -> VirtualAlexa {
    device().build()
}

pub(super) fn device() -> VirtualAlexaBuilder {
    VirtualAlexa::new(skill().build())
        .interaction_model(MODEL)
        .unwrap()
        .clock(Arc::new(Noon))
}

pub(super) fn skill() -> SkillBuilder {
    Skill::builder()
        .on_launch(welcome)
        .on_intent("OrderIntent", order)
        .on_intent("BookIntent", book)
        .on_intent("ToppingsIntent", toppings)
        .on_intent("FindIntent", echo)
        .on_intent("FindNumberIntent", echo)
        .on_intent("MusicIntent", music)
        .on_intent(IntentName::HELP, echo)
        .on_intent(IntentName::YES, echo)
        .on_intent(IntentName::NO, echo)
        .on_intent(IntentName::FALLBACK, echo)
        .on_intent(IntentName::PAUSE, pause)
        .on_intent(IntentName::STOP, bye)
        .on_intent(IntentName::CANCEL, bye)
        .on_request_type("AudioPlayer.PlaybackNearlyFinished", next)
        .on_request_type("AudioPlayer.PlaybackStarted", nothing)
        .on_request_type("AudioPlayer.PlaybackFinished", nothing)
        .on_request_type("AudioPlayer.PlaybackStopped", nothing)
        .on_request_type("AudioPlayer.PlaybackFailed", nothing)
        .on_session_ended(ended)
}

async fn welcome(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak("Welcome to the <emphasis level=\"strong\">corner</emphasis> café! What would you like?")
        .reprompt("Tea or latte?")
        .build())
}

async fn order(input: &mut HandlerInput) -> HandlerResult {
    if input.envelope().dialog_state() != Some(&DialogState::Completed) {
        return Ok(Response::builder().add_delegate_directive(None).build());
    }
    let intent = input.envelope().intent().unwrap();
    let said = if intent.is_confirmed() {
        format!(
            "One {} coming.",
            intent
                .slot("drink")
                .and_then(|slot| slot.canonical())
                .unwrap()
        )
    } else {
        "Then not.".to_owned()
    };
    Ok(Response::builder()
        .speak_text(said)
        .with_should_end_session(true)
        .build())
}

async fn book(input: &mut HandlerInput) -> HandlerResult {
    let day = input.envelope().slot("day").and_then(|slot| slot.spoken());
    let said = format!("Booked for {}.", day.unwrap_or("no day"));
    Ok(Response::builder()
        .speak_text(said)
        .with_should_end_session(true)
        .build())
}

async fn toppings(input: &mut HandlerInput) -> HandlerResult {
    let slot = input.envelope().slot("toppings").unwrap();
    let ids: Vec<&str> = slot
        .values()
        .iter()
        .filter_map(|value| value.resolved()?.id.as_deref())
        .collect();
    let said = ids.join(" ");
    Ok(Response::builder()
        .speak_text(said)
        .with_should_end_session(true)
        .build())
}

/// Counts its calls in the session.
pub(super) async fn echo(input: &mut HandlerInput) -> HandlerResult {
    let name = input
        .envelope()
        .intent_name()
        .map(ToString::to_string)
        .unwrap();
    let count = input
        .attributes()
        .session_value::<u32>("count")?
        .unwrap_or_default()
        + 1;
    input.attributes_mut().set_session_value("count", &count)?;
    Ok(Response::builder()
        .speak_text(format!("{name} {count}. What else?"))
        .reprompt("What else?")
        .build())
}

async fn music(_: &mut HandlerInput) -> HandlerResult {
    let url = "https://example.com/1.mp3";
    Ok(Response::builder()
        .add_audio_player_play_directive(PlayBehavior::ReplaceAll, url, "one", 0, None, None)
        .with_should_end_session(true)
        .build())
}

async fn next(input: &mut HandlerInput) -> HandlerResult {
    let request: serde_json::Value = serde_json::to_value(input.request())?;
    let before = request["token"].as_str();
    let url = "https://example.com/2.mp3";
    Ok(Response::builder()
        .add_audio_player_play_directive(PlayBehavior::Enqueue, url, "two", 0, before, None)
        .build())
}

async fn pause(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .add_audio_player_stop_directive()
        .with_should_end_session(true)
        .build())
}

async fn bye(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak("Bye!")
        .with_should_end_session(true)
        .build())
}

async fn ended(input: &mut HandlerInput) -> HandlerResult {
    let alexa_skill_core::request::Request::SessionEnded(request) = input.request() else {
        return Err("another request".into());
    };
    assert_ne!(
        request.reason,
        Some(SessionEndedReason::Unknown("?".into()))
    );
    Ok(Response::default())
}

pub(super) async fn nothing(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::default())
}
