use super::DirectiveInput;
use crate::clock::timeout;
use crate::smart_home::EventEnvelope;
use crate::smart_home::directive::AcceptGrant;
use crate::smart_home::gateway::EventGateway;

/// Exchanges the code and keeps what it gives, for the user whose token the grantee is. A grant that
/// is not kept is not accepted, whatever it was that failed: the customer tries again.
pub(super) async fn accept(
    gateway: &EventGateway,
    input: &DirectiveInput,
    accept: &AcceptGrant,
) -> EventEnvelope {
    let subject = &input.identity().subject;
    let work = gateway.accept_grant(subject, &accept.grant.code);
    let left = input.remaining_time().mul_f32(0.9);
    match timeout(&**input.clock(), left, work).await {
        Some(Ok(())) => return EventEnvelope::accept_grant_response(),
        Some(Err(error)) => tracing::error!(
            error = &error as &dyn std::error::Error,
            "a grant was not accepted"
        ),
        None => tracing::error!(within = ?left, "a grant was not accepted in time"),
    }
    EventEnvelope::accept_grant_failed("The grant could not be exchanged.")
}
