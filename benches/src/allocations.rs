//! How often and how much is allocated for one message, as a table. It fails where more is allocated
//! than we promise.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "it prints a table"
)]

use std::hint::black_box;
use std::process::ExitCode;

use alexa_skill_core::request::RequestEnvelope;
use allocation_counter::{AllocationInfo, measure};
use benches::{derived, messages};

/// The most allocations for the linked intent of 7.4 KB.
const PROMISED: u64 = 90;

fn main() -> ExitCode {
    println!("| message | bytes | alexa-skill-core | derived tag | Value |");
    println!("|---|---|---|---|---|");
    for message in messages::all() {
        let body = message.json.as_bytes();
        let ours = count(|| RequestEnvelope::from_slice(body).unwrap());
        let derived = count(|| serde_json::from_slice::<derived::Typed>(body).unwrap());
        let value = count(|| serde_json::from_slice::<serde_json::Value>(body).unwrap());
        println!(
            "| {} | {} | {} | {} | {} |",
            message.name,
            body.len(),
            shown(&ours),
            shown(&derived),
            shown(&value)
        );
    }
    let message = messages::intent();
    let allocations =
        count(|| RequestEnvelope::from_slice(message.as_bytes()).unwrap()).count_total;
    if allocations > PROMISED {
        println!("{allocations} allocations for the linked intent are more than {PROMISED}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn count<T>(read: impl Fn() -> T) -> AllocationInfo {
    measure(|| {
        black_box(read());
    })
}

fn shown(info: &AllocationInfo) -> String {
    format!(
        "{} ({} KB)",
        info.count_total,
        info.bytes_total.div_ceil(1024)
    )
}
