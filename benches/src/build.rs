//! Building and writing a response.
#![allow(
    clippy::unwrap_used,
    reason = "an answer that is not written is no result"
)]

use std::hint::black_box;

use alexa_skill_core::request::{Intent, Slot};
use alexa_skill_core::response::{PlayBehavior, Response, ResponseEnvelope};
use criterion::{Criterion, criterion_group, criterion_main};

fn spoken() -> Response {
    Response::builder()
        .speak(black_box(
            "Hello Alice! I found <emphasis>three</emphasis> coffee shops in Berlin.",
        ))
        .reprompt(black_box("Shall I read them to you?"))
        .with_simple_card("Coffee shops", "Three coffee shops in Berlin")
        .build()
}

fn with_directives() -> Response {
    let intent =
        Intent::new("OrderIntent").with_slot(Slot::new("drink").resolved_as("latte", "a latte"));
    Response::builder()
        .speak(black_box("Which size would you like?"))
        .reprompt(black_box("Small, medium or large?"))
        .add_audio_player_play_directive(
            PlayBehavior::ReplaceAll,
            "https://example.com/episode-12.mp3",
            "episode-12",
            81_250,
            None,
            None,
        )
        .add_elicit_slot_directive("size", intent)
        .build()
}

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.bench_function("speak, reprompt, card", |bencher| bencher.iter(spoken));
    group.bench_function("speak, reprompt, card; write", |bencher| {
        bencher.iter(|| serde_json::to_vec(&ResponseEnvelope::new(spoken())).unwrap());
    });
    group.bench_function("two directives", |bencher| bencher.iter(with_directives));
    group.bench_function("two directives; write", |bencher| {
        bencher.iter(|| serde_json::to_vec(&ResponseEnvelope::new(with_directives())).unwrap());
    });
    group.finish();
}

criterion_group!(benches, build);
criterion_main!(benches);
