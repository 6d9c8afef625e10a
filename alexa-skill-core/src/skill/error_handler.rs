use async_trait::async_trait;

use super::{HandlerInput, HandlerResult};
use crate::BoxError;

/// Answers in place of a handler or interceptor that failed.
///
/// A plain `async fn(&mut HandlerInput, BoxError) -> HandlerResult` does as well, by
/// [`SkillBuilder::on_error`](super::SkillBuilder::on_error).
#[async_trait]
pub trait ErrorHandler: Send + Sync {
    /// Whether this handler answers the error. The first that says yes is taken.
    fn can_handle(&self, input: &HandlerInput, error: &BoxError) -> bool;

    /// Answers the error. An error of its own ends the invocation: no other error handler is asked.
    async fn handle(&self, input: &mut HandlerInput, error: BoxError) -> HandlerResult;
}
