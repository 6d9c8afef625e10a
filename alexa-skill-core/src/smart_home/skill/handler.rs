use async_trait::async_trait;

use super::DirectiveInput;
use crate::BoxError;
use crate::smart_home::{ErrorResponse, EventEnvelope};

/// What a handler comes to: the answer, or an error. An [`ErrorResponse`](crate::smart_home::ErrorResponse)
/// as the error is the answer, unless an error handler takes it.
///
/// The skill fills in the correlation token, and the endpoint's id where the answer names none.
pub type EventResult = Result<EventEnvelope, BoxError>;

/// Answers the directives that it can handle, after the customer's token has been verified and the
/// endpoint has been found among the customer's own.
///
/// A plain `async fn(&mut DirectiveInput, P) -> EventResult`, where `P` is a directive's payload, does
/// as well, by [`SmartHomeSkillBuilder::on`](super::SmartHomeSkillBuilder::on).
#[async_trait]
pub trait DirectiveHandler: Send + Sync {
    /// Whether this handler answers the directive. Handlers are asked in the order they were added,
    /// and the first that says yes is taken.
    fn can_handle(&self, input: &DirectiveInput) -> bool;

    /// Answers the directive.
    async fn handle(&self, input: &mut DirectiveInput) -> EventResult;

    /// What to call the handler in traces.
    fn name(&self) -> &str {
        std::any::type_name::<Self>()
    }
}

/// Lets a handler fail with the answer: `Err(ErrorResponse::new(..).into())`.
impl std::error::Error for ErrorResponse {}

impl std::fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let error_type = self.error_type.as_ref();
        f.write_str(error_type.map_or("an error", |error_type| error_type.as_str()))?;
        match &self.message {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}
