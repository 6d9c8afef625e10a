use std::ops::ControlFlow;

use async_trait::async_trait;

use super::HandlerInput;
use crate::BoxError;
use crate::response::Response;

/// What a request interceptor comes to: go on, or answer now.
pub type InterceptorResult = Result<ControlFlow<Response>, BoxError>;

/// Runs before the handlers.
///
/// A plain `async fn(&mut HandlerInput) -> InterceptorResult` does as well, by
/// [`SkillBuilder::before`](super::SkillBuilder::before).
#[async_trait]
pub trait RequestInterceptor: Send + Sync {
    /// Looks at the request and may prepare the input; `Break` answers in place of a handler.
    async fn process(&self, input: &mut HandlerInput) -> InterceptorResult;
}

/// Runs after the handler, on its answer.
#[async_trait]
pub trait ResponseInterceptor: Send + Sync {
    /// Looks at the answer and may change it.
    async fn process(
        &self,
        input: &mut HandlerInput,
        response: &mut Response,
    ) -> Result<(), BoxError>;
}
