//! A conversation of ten turns with the test kit, in process: what it costs to test a skill by what
//! its users say. The model is that of the linked-profile example, and so are the words.
#![allow(
    clippy::unwrap_used,
    reason = "a conversation that breaks off is no result"
)]

use alexa_skill_core::request::IntentName;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::testing::{InteractionModel, VirtualAlexa};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures_util::FutureExt;

const MODEL: &str =
    include_str!("../../examples/linked-profile/skill-package/interactionModels/custom/en-US.json");

/// What is said, and what must be understood.
const TURNS: [(&str, &str); 10] = [
    ("open linked profile", ""),
    ("hello", "HelloIntent"),
    ("what is my name", "RequestInfoIntent"),
    ("tell me my e-mail address", "RequestInfoIntent"),
    ("what's my phone number", "RequestInfoIntent"),
    ("do you know my shoe size", "RequestInfoIntent"),
    ("help", "AMAZON.HelpIntent"),
    ("the moon is made of green cheese", "AMAZON.FallbackIntent"),
    ("link my account please", "LinkAccountIntent"),
    ("stop", "AMAZON.StopIntent"),
];

async fn ask(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak("What would you like to know?")
        .reprompt("Your name, or your address?")
        .build())
}

async fn leave(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak("Goodbye!")
        .with_should_end_session(true)
        .build())
}

fn skill() -> Skill {
    Skill::builder()
        .on_intent(IntentName::STOP, leave)
        .fallback(ask)
        .build()
}

async fn talk(alexa: &mut VirtualAlexa) {
    for (said, meant) in TURNS {
        let turn = alexa.say(said).await.unwrap();
        let understood = turn.intent_name().map_or("", IntentName::as_str);
        assert_eq!(understood, meant);
    }
}

fn conversation(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("conversation");
    group.throughput(Throughput::Elements(TURNS.len() as u64));
    let builder = || VirtualAlexa::new(skill()).interaction_model(MODEL).unwrap();
    group.bench_function("ten turns, reading the model", |bencher| {
        // The skill never waits, and time is looked at only where it does.
        bencher.iter(|| talk(&mut builder().build()).now_or_never().unwrap());
    });
    let mut alexa = builder().build();
    group.bench_function("ten turns", |bencher| {
        bencher.iter(|| talk(&mut alexa).now_or_never().unwrap());
    });
    group.finish();
    criterion.bench_function("read an interaction model", |bencher| {
        bencher.iter(|| InteractionModel::from_json(MODEL).unwrap());
    });
}

criterion_group!(benches, conversation);
criterion_main!(benches);
