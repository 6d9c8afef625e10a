//! A whole request in process: read, two request interceptors, twelve handlers of which the last
//! matches, one response interceptor, write.
#![allow(
    clippy::unwrap_used,
    reason = "a request without an answer is no result"
)]

use std::hint::black_box;
use std::ops::ControlFlow;

use alexa_skill_core::BoxError;
use alexa_skill_core::request::{IntentName, RequestEnvelope};
use alexa_skill_core::response::{Response, SimpleCard};
use alexa_skill_core::skill::{
    HandlerInput, HandlerResult, InterceptorResult, ResponseInterceptor, Skill,
};
use async_trait::async_trait;
use benches::messages;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures_util::FutureExt;

async fn other(_: &mut HandlerInput) -> HandlerResult {
    Err("another handler matches".into())
}

async fn order(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak("Which size would you like?")
        .reprompt("Small, medium or large?")
        .with_simple_card("Your order", "A latte")
        .build())
}

async fn go_on(_: &mut HandlerInput) -> InterceptorResult {
    Ok(ControlFlow::Continue(()))
}

struct CardFromSpeech;

#[async_trait]
impl ResponseInterceptor for CardFromSpeech {
    async fn process(&self, _: &mut HandlerInput, response: &mut Response) -> Result<(), BoxError> {
        if response.card.is_none() {
            response.card = Some(SimpleCard::new("Your order", "").into());
        }
        Ok(())
    }
}

fn skill() -> Skill {
    let mut builder = Skill::builder()
        .on_launch(other)
        .on_session_ended(other)
        .on_intent(IntentName::HELP, other)
        .on_intent(IntentName::STOP, other)
        .on_intent(IntentName::CANCEL, other)
        .on_intent(IntentName::FALLBACK, other);
    for name in [
        "GetInfoIntent",
        "PayIntent",
        "CartIntent",
        "MenuIntent",
        "ShopIntent",
    ] {
        builder = builder.on_intent(name, other);
    }
    builder
        .on_intent("OrderIntent", order)
        .before(go_on)
        .before(go_on)
        .response_interceptor(CardFromSpeech)
        .build()
}

fn dispatch(criterion: &mut Criterion) {
    let skill = skill();
    for (name, message) in [
        ("intent 5 KB", messages::intent_5k()),
        ("intent 7.4 KB", messages::intent()),
        ("intent 7.4 KB + 13 KB visual context", messages::visual()),
        ("intent 7.4 KB + 23 KB attributes", messages::attributes()),
    ] {
        let body = message.as_bytes();
        let mut group = criterion.benchmark_group(format!("dispatch {name}"));
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function("invoke_json", |bencher| {
            bencher.iter(|| {
                // Nothing in it waits, so that one poll is the whole of it.
                let answer = skill.invoke_json(black_box(body)).now_or_never();
                answer.unwrap().unwrap()
            });
        });
        group.bench_function("reading alone", |bencher| {
            bencher.iter(|| RequestEnvelope::from_slice(black_box(body)).unwrap());
        });
        group.finish();
    }
}

criterion_group!(benches, dispatch);
criterion_main!(benches);
