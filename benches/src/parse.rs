//! Reading messages: this SDK beside serde's derived tag, `serde_json::Value`, and a scan that keeps
//! nothing, which is the floor.
#![allow(
    clippy::unwrap_used,
    reason = "a message that is not read is no result"
)]

use std::hint::black_box;

use alexa_skill_core::request::RequestEnvelope;
use benches::{derived, messages};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use serde::de::IgnoredAny;

fn parse(criterion: &mut Criterion) {
    for message in messages::all() {
        let body = message.json.as_bytes();
        let mut group = criterion.benchmark_group(format!("parse {}", message.name));
        group.throughput(Throughput::Bytes(body.len() as u64));
        compare(&mut group, "alexa-skill-core", body, |body| {
            RequestEnvelope::from_slice(body).unwrap()
        });
        compare(&mut group, "derived tag, typed", body, |body| {
            serde_json::from_slice::<derived::Typed>(body).unwrap()
        });
        compare(&mut group, "derived tag, lazy", body, |body| {
            serde_json::from_slice::<derived::Lazy>(body).unwrap()
        });
        compare(&mut group, "Value", body, |body| {
            serde_json::from_slice::<serde_json::Value>(body).unwrap()
        });
        compare(&mut group, "scan only", body, |body| {
            serde_json::from_slice::<IgnoredAny>(body).unwrap()
        });
        group.finish();
    }
}

/// Ten times the bytes take ten times as long: what is read as it comes, and what waits for the tag.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    for message in messages::growing() {
        let body = message.json.as_bytes();
        group.throughput(Throughput::Bytes(body.len() as u64));
        compare(&mut group, message.name, body, |body| {
            RequestEnvelope::from_slice(body).unwrap()
        });
        let last = message.type_last();
        let name = format!("{}, type last", message.name);
        compare(&mut group, &name, last.as_bytes(), |body| {
            RequestEnvelope::from_slice(body).unwrap()
        });
    }
    group.finish();
}

fn compare<T>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    reader: &str,
    body: &[u8],
    read: impl Fn(&[u8]) -> T,
) {
    group.bench_function(reader, |bencher| bencher.iter(|| read(black_box(body))));
}

criterion_group!(benches, parse, growth);
criterion_main!(benches);
