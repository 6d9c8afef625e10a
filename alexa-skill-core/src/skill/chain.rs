use std::fmt;
use std::ops::ControlFlow;

use super::{HandlerInput, HandlerResult, RequestHandler, RequestInterceptor, ResponseInterceptor};
use crate::BoxError;
use crate::response::ResponseEnvelope;

/// A handler with interceptors of its own, which run inside the skill's.
///
/// ```
/// # use alexa_skill_core::async_trait;
/// # use alexa_skill_core::response::Response;
/// # use alexa_skill_core::skill::*;
/// # struct Orders;
/// # #[async_trait]
/// # impl RequestHandler for Orders {
/// #     fn can_handle(&self, _: &HandlerInput) -> bool { true }
/// #     async fn handle(&self, _: &mut HandlerInput) -> HandlerResult { Ok(Response::default()) }
/// # }
/// # struct Audit;
/// # #[async_trait]
/// # impl RequestInterceptor for Audit {
/// #     async fn process(&self, _: &mut HandlerInput) -> InterceptorResult {
/// #         Ok(std::ops::ControlFlow::Continue(()))
/// #     }
/// # }
/// let skill = Skill::builder().handler_chain(HandlerChain::new(Orders).request_interceptor(Audit)).build();
/// ```
#[must_use = "a chain does nothing until a skill has it"]
pub struct HandlerChain {
    pub(super) handler: Box<dyn RequestHandler>,
    request_interceptors: Vec<Box<dyn RequestInterceptor>>,
    response_interceptors: Vec<Box<dyn ResponseInterceptor>>,
}

impl HandlerChain {
    /// A chain of `handler` alone.
    pub fn new(handler: impl RequestHandler + 'static) -> Self {
        Self {
            handler: Box::new(handler),
            request_interceptors: Vec::new(),
            response_interceptors: Vec::new(),
        }
    }

    /// Adds an interceptor before the handler; they run in the order they were added.
    pub fn request_interceptor(mut self, interceptor: impl RequestInterceptor + 'static) -> Self {
        self.request_interceptors.push(Box::new(interceptor));
        self
    }

    /// Adds an interceptor after the handler; they run in the order they were added.
    pub fn response_interceptor(mut self, interceptor: impl ResponseInterceptor + 'static) -> Self {
        self.response_interceptors.push(Box::new(interceptor));
        self
    }

    pub(super) async fn run(&self, input: &mut HandlerInput) -> Result<Answer, BoxError> {
        let mut answer = match intercept(&self.request_interceptors, input).await? {
            Some(answer) => answer,
            None => answer(self.handler.handle(input).await)?,
        };
        for interceptor in &self.response_interceptors {
            interceptor.process(input, &mut answer.response).await?;
        }
        Ok(answer)
    }
}

/// What goes back, on the heap: a response is large, and between a handler and the host it would be
/// moved a dozen times.
pub(super) type Answer = Box<ResponseEnvelope>;

pub(super) fn answer(result: HandlerResult) -> Result<Answer, BoxError> {
    match result {
        Ok(response) => Ok(Box::new(ResponseEnvelope::new(response))),
        Err(error) => Err(error),
    }
}

/// Runs request interceptors in order, up to one that answers.
pub(super) async fn intercept(
    interceptors: &[Box<dyn RequestInterceptor>],
    input: &mut HandlerInput,
) -> Result<Option<Answer>, BoxError> {
    for interceptor in interceptors {
        match interceptor.process(input).await {
            Ok(ControlFlow::Continue(())) => {}
            Ok(ControlFlow::Break(response)) => return answer(Ok(response)).map(Some),
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

impl<H: RequestHandler + 'static> From<H> for HandlerChain {
    fn from(handler: H) -> Self {
        Self::new(handler)
    }
}

impl fmt::Debug for HandlerChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HandlerChain")
            .field(&self.handler.name())
            .finish()
    }
}
