//! Allocations of reading one request: counted, not timed.

use std::alloc::System;
use std::hint::black_box;
use std::io::Write;

use alexa_skill_core::request::RequestEnvelope;
use benches::{derived, messages};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn count<T>(work: impl Fn() -> T) -> (usize, usize) {
    let region = Region::new(ALLOCATOR);
    black_box(work());
    let change = region.change();
    (
        change.allocations + change.reallocations,
        change.bytes_allocated,
    )
}

fn main() {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(
        out,
        "| request | bytes | allocations | bytes allocated | by derive |\n|---|---|---|---|---|"
    );
    for (name, message) in [
        ("launch-1k", messages::launch()),
        ("intent-5k", messages::intent_small()),
        ("intent-7k", messages::intent_large()),
        ("intent-7k-type-last", messages::intent_type_last()),
        ("unknown-7k", messages::unknown()),
        ("visual-20k", messages::visual()),
    ] {
        let (ours, bytes) = count(|| RequestEnvelope::from_slice(&message));
        let (derived, _) = count(|| serde_json::from_slice::<derived::RequestEnvelope>(&message));
        let _ = writeln!(
            out,
            "| {name} | {} | {ours} | {bytes} | {derived} |",
            message.len()
        );
    }
}
