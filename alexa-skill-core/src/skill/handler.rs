use async_trait::async_trait;

use super::HandlerInput;
use crate::BoxError;
use crate::response::Response;

/// What a handler comes to: an answer, or an error for the error handlers.
pub type HandlerResult = Result<Response, BoxError>;

/// Answers the requests that it can handle.
///
/// A plain `async fn(&mut HandlerInput) -> HandlerResult` does as well, by
/// [`SkillBuilder::on`](super::SkillBuilder::on) and its kin; a type of its own is for handlers that
/// carry data or decide for themselves what they handle.
///
/// ```
/// use alexa_skill_core::async_trait;
/// use alexa_skill_core::response::Response;
/// use alexa_skill_core::skill::{HandlerInput, HandlerResult, RequestHandler};
///
/// struct Greeter { greeting: String }
///
/// #[async_trait]
/// impl RequestHandler for Greeter {
///     fn can_handle(&self, input: &HandlerInput) -> bool {
///         input.envelope().request_type() == "LaunchRequest"
///     }
///
///     async fn handle(&self, _: &mut HandlerInput) -> HandlerResult {
///         Ok(Response::builder().speak_text(&self.greeting).build())
///     }
/// }
/// ```
#[async_trait]
pub trait RequestHandler: Send + Sync {
    /// Whether this handler answers the request. Handlers are asked in the order they were added,
    /// and the first that says yes is taken.
    fn can_handle(&self, input: &HandlerInput) -> bool;

    /// Answers the request.
    async fn handle(&self, input: &mut HandlerInput) -> HandlerResult;

    /// What to call the handler in errors and traces.
    fn name(&self) -> &str {
        std::any::type_name::<Self>()
    }
}
