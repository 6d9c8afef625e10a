//! Building and writing a response, and a whole request through a skill.

use std::hint::black_box;
use std::ops::ControlFlow;

use alexa_skill_core::response::directive::PlayDirective;
use alexa_skill_core::response::{PlayBehavior, Response, ResponseEnvelope};
use alexa_skill_core::skill::{
    HandlerInput, HandlerResult, InterceptorResult, ResponseInterceptor, Skill,
};
use alexa_skill_core::{BoxError, async_trait};
use benches::messages;
use criterion::{Criterion, criterion_group, criterion_main};

fn respond() -> Response {
    Response::builder()
        .speak_text("Your e-mail address is alice@example.com & nothing else.")
        .reprompt("What else would you like to know?")
        .with_simple_card("Your profile", "alice@example.com")
        .build()
}

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("respond");
    group.bench_function("build", |b| b.iter(respond));
    group.bench_function("build-and-write", |b| {
        b.iter(|| serde_json::to_vec(black_box(&ResponseEnvelope::new(respond()))));
    });
    group.bench_function("directives", |b| {
        b.iter(|| {
            let play = PlayDirective::new(
                PlayBehavior::ReplaceAll,
                "https://example.com/a.mp3",
                "a",
                0,
            );
            let response = Response::builder().speak("Here it is").add_directive(play);
            serde_json::to_vec(black_box(&ResponseEnvelope::new(response)))
        });
    });
    group.bench_function("check", |b| {
        let envelope = ResponseEnvelope::new(respond());
        b.iter(|| black_box(&envelope).check());
    });
    group.finish();
}

async fn answer(_: &mut HandlerInput) -> HandlerResult {
    Ok(respond())
}

async fn pass(_: &mut HandlerInput) -> InterceptorResult {
    Ok(ControlFlow::Continue(()))
}

struct Look;

#[async_trait]
impl ResponseInterceptor for Look {
    async fn process(&self, _: &mut HandlerInput, response: &mut Response) -> Result<(), BoxError> {
        black_box(response);
        Ok(())
    }
}

/// Twelve handlers of which the last one matches, two request interceptors and a response
/// interceptor.
fn skill() -> Skill {
    let others = (0..11).fold(Skill::builder(), |skill, index| {
        skill.on_intent(format!("Intent{index}"), answer)
    });
    others
        .on_intent("RequestInfoIntent", answer)
        .before(pass)
        .before(pass)
        .response_interceptor(Look)
        .build()
}

fn invoke(criterion: &mut Criterion) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() else {
        return;
    };
    let skill = skill();
    let mut group = criterion.benchmark_group("invoke");
    for (name, message) in [
        ("intent-5k", messages::intent_small()),
        ("intent-7k", messages::intent_large()),
        ("visual-20k", messages::visual()),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| runtime.block_on(skill.invoke_json(black_box(&message))));
        });
    }
    let Ok(envelope) =
        alexa_skill_core::request::RequestEnvelope::from_slice(&messages::intent_small())
    else {
        return;
    };
    group.bench_function("dispatch-only", |b| {
        b.iter_batched(
            || envelope.clone(),
            |envelope| runtime.block_on(skill.invoke(envelope)),
            criterion::BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, build, invoke);
criterion_main!(benches);
