use super::DirectiveInput;
use super::refusal::Refusal;
use crate::clock::timeout;
use crate::smart_home::EventEnvelope;
use crate::smart_home::directive::AcceptGrant;
use crate::smart_home::gateway::{EventGateway, GatewayError};

/// Exchanges the code and keeps what it gives, for the user whose token the grantee is. Only a code
/// that was not exchanged is a failed grant; what else goes wrong is the skill's own fault.
pub(super) async fn accept(
    gateway: &EventGateway,
    input: &DirectiveInput,
    accept: &AcceptGrant,
) -> Result<EventEnvelope, Refusal> {
    let subject = &input.identity().subject;
    let work = gateway.accept_grant(subject, &accept.grant.code);
    let left = input.remaining_time().mul_f32(0.9);
    match timeout(&**input.clock(), left, work).await {
        Some(Ok(())) => Ok(EventEnvelope::accept_grant_response()),
        Some(Err(error @ (GatewayError::Token(_) | GatewayError::Misconfigured(_)))) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a grant was not accepted"
            );
            let message = "The grant could not be exchanged.";
            Ok(EventEnvelope::accept_grant_failed(message))
        }
        Some(Err(error)) => Err(Refusal::Failed(error.into())),
        None => Err(Refusal::Failed("a grant was not accepted in time".into())),
    }
}
