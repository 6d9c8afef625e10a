//! Reading requests, beside serde's derive, `serde_json::Value`, and the floor: a scan that keeps
//! nothing.

use std::hint::black_box;

use alexa_skill_core::request::RequestEnvelope;
use benches::{derived, messages};
use criterion::{Criterion, criterion_group, criterion_main};
use serde::de::IgnoredAny;
use serde_json::Value;

fn parse(criterion: &mut Criterion) {
    for (name, message) in [
        ("launch-1k", messages::launch()),
        ("intent-5k", messages::intent_small()),
        ("intent-7k", messages::intent_large()),
        ("intent-7k-type-last", messages::intent_type_last()),
        ("unknown-7k", messages::unknown()),
        ("visual-20k", messages::visual()),
    ] {
        let mut group = criterion.benchmark_group(format!("parse/{name}"));
        group.throughput(criterion::Throughput::Bytes(message.len() as u64));
        group.bench_function("ours", |b| {
            b.iter(|| RequestEnvelope::from_slice(black_box(&message)));
        });
        group.bench_function("derive", |b| {
            b.iter(|| serde_json::from_slice::<derived::RequestEnvelope>(black_box(&message)));
        });
        group.bench_function("value", |b| {
            b.iter(|| serde_json::from_slice::<Value>(black_box(&message)));
        });
        group.bench_function("scan", |b| {
            b.iter(|| serde_json::from_slice::<IgnoredAny>(black_box(&message)));
        });
        group.finish();
    }
}

criterion_group!(benches, parse);
criterion_main!(benches);
