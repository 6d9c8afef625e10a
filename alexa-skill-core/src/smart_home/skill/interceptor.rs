use std::ops::ControlFlow;

use async_trait::async_trait;

use super::DirectiveInput;
use crate::BoxError;
use crate::smart_home::EventEnvelope;

/// What an interceptor before the handlers comes to: go on, or answer now.
pub type DirectiveInterceptorResult = Result<ControlFlow<EventEnvelope>, BoxError>;

/// Runs before the handlers, when it is known whose directive it is.
///
/// A plain `async fn(&mut DirectiveInput) -> DirectiveInterceptorResult` does as well, by
/// [`SmartHomeSkillBuilder::before`](super::SmartHomeSkillBuilder::before).
#[async_trait]
pub trait DirectiveInterceptor: Send + Sync {
    /// Looks at the directive and may prepare the input; `Break` answers in place of a handler.
    async fn process(&self, input: &mut DirectiveInput) -> DirectiveInterceptorResult;
}

/// Runs after the handler, on its answer.
#[async_trait]
pub trait EventInterceptor: Send + Sync {
    /// Looks at the answer and may change it.
    async fn process(
        &self,
        input: &mut DirectiveInput,
        answer: &mut EventEnvelope,
    ) -> Result<(), BoxError>;
}
