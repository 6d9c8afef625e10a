//! Every event that this crate builds, by the name of its fixture. The test compares them with the
//! fixtures; the example `smart_home_events` prints them, for a schema check by somebody else.

mod answers;
mod discovery;
mod errors;
mod reports;

use std::time::Duration;

use alexa_skill_core::smart_home::{
    CorrelationToken, Endpoint, EndpointId, EventEnvelope, EventTime, FormError, Header, Interface,
    MessageId, Property, Scope,
};

type Named = Vec<(&'static str, EventEnvelope)>;

pub(crate) fn events() -> Result<Named, FormError> {
    let mut events = answers::events()?;
    events.extend(discovery::events()?);
    events.extend(errors::events()?);
    events.extend(reports::events()?);
    Ok(events)
}

/// The same message on every run.
fn fixed(mut event: EventEnvelope) -> Result<EventEnvelope, FormError> {
    let id = MessageId::new("7c2b6a90-3d5e-4f81-a6c4-9e0d1f2a3b4c")?;
    event.event.header.message_id = Some(id);
    Ok(event)
}

/// An answer to a directive for an endpoint, as Alexa sends it: with the customer's token.
fn answer(event: EventEnvelope, endpoint: &str) -> Result<EventEnvelope, FormError> {
    let directive = Header::new(Interface::ALEXA, "ReportState")
        .correlation_token(CorrelationToken::new("Q29ycmVsYXRpb24tMQ==")?);
    let endpoint = Endpoint::new(EndpointId::new(endpoint)?)
        .scope(Scope::bearer("customers-token"))
        .cookie(
            [("bridge", "hall")]
                .into_iter()
                .collect::<alexa_skill_core::smart_home::Cookie>(),
        );
    fixed(event.answering(&directive, Some(&endpoint)))
}

fn time() -> Result<EventTime, FormError> {
    EventTime::new("2026-01-31T12:00:00.500Z")
}

fn sampled(property: Property) -> Result<Property, FormError> {
    let property = property.time_of_sample(time()?);
    Ok(property.uncertainty(Duration::from_millis(500)))
}

fn all<const N: usize>(properties: [Property; N]) -> Result<Vec<Property>, FormError> {
    properties.into_iter().map(sampled).collect()
}
