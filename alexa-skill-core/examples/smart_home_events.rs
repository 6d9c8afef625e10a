//! Prints every Smart Home event that the crate builds, one a line.
//!
//! ```sh
//! cargo run -p alexa-skill-core --example smart_home_events
//! ```
//!
//! First those of the fixtures, then an error of every type, then each property in a report that is
//! made now: with a random message id and the present time.

use std::io::{BufWriter, Write, stdout};

use alexa_skill_core::BoxError;
use alexa_skill_core::smart_home::{
    CauseType, EndpointId, ErrorResponse, ErrorType, EventEnvelope, EventTime, Scope,
};

#[path = "../tests/it/smart_home/catalogue/mod.rs"]
mod catalogue;

fn main() -> Result<(), BoxError> {
    let mut out = BufWriter::new(stdout().lock());
    let mut events: Vec<_> = catalogue::events()?
        .into_iter()
        .map(|(_, event)| event)
        .collect();

    let errors = ErrorType::ALL.iter().cloned();
    let errors = errors.map(|error| EventEnvelope::from(ErrorResponse::new(error, "why")));
    // Some types need more than a message; those stand among the fixtures.
    let errors: Vec<_> = errors.filter(|error| error.check().is_ok()).collect();

    let sampled = events.iter().filter_map(|event| event.context.as_ref());
    let properties: Vec<_> = sampled
        .flat_map(|context| context.properties.iter().flatten())
        .cloned()
        .collect();
    for property in properties {
        let changed = property.time_of_sample(EventTime::now());
        let id = EndpointId::new("thing-1")?;
        let report = EventEnvelope::change_report(id, CauseType::PeriodicPoll, [changed]);
        events.push(report.for_gateway(Scope::bearer("granted-token")));
    }
    for event in events.into_iter().chain(errors) {
        event.check()?;
        out.write_all(&event.to_vec()?)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
