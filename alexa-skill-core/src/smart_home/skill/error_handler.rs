use async_trait::async_trait;

use super::{DirectiveInput, EventResult};
use crate::BoxError;

/// Answers in place of a handler or interceptor that failed.
///
/// A plain `async fn(&mut DirectiveInput, BoxError) -> EventResult` does as well, by
/// [`SmartHomeSkillBuilder::on_error`](super::SmartHomeSkillBuilder::on_error). What the skill itself
/// refuses (a bad token, a foreign endpoint) never comes here: there, nobody's handlers run.
#[async_trait]
pub trait DirectiveErrorHandler: Send + Sync {
    /// Whether this handler answers the error. The first that says yes is taken.
    fn can_handle(&self, input: &DirectiveInput, error: &BoxError) -> bool;

    /// Answers the error. An error of its own is answered by the skill: no other error handler is
    /// asked.
    async fn handle(&self, input: &mut DirectiveInput, error: BoxError) -> EventResult;
}
