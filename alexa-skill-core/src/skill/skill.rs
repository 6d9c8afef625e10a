use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use serde::{Deserialize, Deserializer};

use super::chain::{Answer, answer, intercept};
use super::state::State;
use super::{
    ErrorHandler, HandlerChain, HandlerInput, NoHandlerError, PersistenceAdapter,
    RequestInterceptor, ResponseInterceptor, SkillBuilder, SkillError,
};
use crate::BoxError;
use crate::clock::Clock;
use crate::id::SkillId;
use crate::request::RequestEnvelope;
use crate::response::ResponseEnvelope;
use crate::transport::Transport;

/// A skill: it answers requests. Cloning it is cheap and shares everything.
///
/// ```
/// use alexa_skill_core::response::Response;
/// use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
///
/// async fn hello(_: &mut HandlerInput) -> HandlerResult {
///     Ok(Response::builder().speak_text("Hello!").build())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let skill = Skill::builder().on_launch(hello).build();
/// let answer = skill.invoke_json(br#"{"request":{"type":"LaunchRequest"}}"#).await?;
/// assert!(String::from_utf8(answer)?.contains("<speak>Hello!</speak>"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Skill {
    pub(super) shared: Arc<Shared>,
}

/// The name of the handler that [`SkillBuilder::fallback`] adds.
pub(crate) const FALLBACK: &str = "fallback";

/// What all invocations of a skill share.
pub(super) struct Shared {
    pub(super) chains: Vec<HandlerChain>,
    pub(super) error_handlers: Vec<Box<dyn ErrorHandler>>,
    pub(super) request_interceptors: Vec<Box<dyn RequestInterceptor>>,
    pub(super) response_interceptors: Vec<Box<dyn ResponseInterceptor>>,
    pub(super) skill_ids: Vec<SkillId>,
    pub(super) user_agent: Cow<'static, str>,
    pub(super) state: State,
    pub(super) persistence: Option<Arc<dyn PersistenceAdapter>>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) clock: Arc<dyn Clock>,
}

/// A message that goes on the heap as soon as it is read.
struct Received(Box<RequestEnvelope>);

impl<'de> Deserialize<'de> for Received {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RequestEnvelope::deserialize(deserializer).map(|envelope| Self(Box::new(envelope)))
    }
}

impl Skill {
    /// Starts to put a skill together.
    pub fn builder() -> SkillBuilder {
        SkillBuilder::new()
    }

    /// The skills that it answers for; none means all.
    pub fn skill_ids(&self) -> &[SkillId] {
        &self.shared.skill_ids
    }

    /// The clock that the skill goes by; hosts reckon their deadlines by it.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.shared.clock
    }

    /// Answers a message.
    pub async fn invoke(&self, envelope: RequestEnvelope) -> Result<ResponseEnvelope, SkillError> {
        let answer = self.run(Box::new(envelope), None, None).await?;
        Ok(*answer)
    }

    /// Answers a message that came as JSON with an answer as JSON.
    pub async fn invoke_json(&self, body: &[u8]) -> Result<Vec<u8>, SkillError> {
        self.invoke_json_until(body, None).await
    }

    /// As [`invoke_json`](Self::invoke_json), for hosts that give up at a deadline: handlers see it as
    /// [`HandlerInput::remaining_time`], and calls that the SDK makes for them end before it.
    pub async fn invoke_json_until(
        &self,
        body: &[u8],
        deadline: Option<SystemTime>,
    ) -> Result<Vec<u8>, SkillError> {
        let text = crate::parse::text(body)?;
        let Received(envelope) = crate::parse::from_text(text)?;
        let answer = self.run(envelope, Some(text.into()), deadline).await?;
        answer.to_vec().map_err(SkillError::Write)
    }

    async fn run(
        &self,
        envelope: Box<RequestEnvelope>,
        raw: Option<Box<str>>,
        deadline: Option<SystemTime>,
    ) -> Result<Answer, SkillError> {
        self.check_skill_id(&envelope)?;
        let mut input = HandlerInput::new(envelope, raw, deadline, self.shared.clone());
        let answer = match self.dispatch(&mut input).await {
            Ok(answer) => Ok(answer),
            Err(error) => self.recover(&mut input, error).await,
        };
        let mut answer = answer.map_err(|error| match error.downcast::<NoHandlerError>() {
            Ok(error) => SkillError::NoHandler(*error),
            Err(error) => SkillError::Unhandled(error),
        })?;
        answer.user_agent = Some(self.shared.user_agent.clone());
        answer.session_attributes = input.into_attributes().into_session();
        Ok(answer)
    }

    fn check_skill_id(&self, envelope: &RequestEnvelope) -> Result<(), SkillError> {
        let (expected, found) = (&self.shared.skill_ids, envelope.skill_id());
        if expected.is_empty() || found.is_some_and(|id| expected.contains(id)) {
            return Ok(());
        }
        Err(SkillError::SkillId {
            expected: expected.clone(),
            found: found.cloned(),
        })
    }

    async fn dispatch(&self, input: &mut HandlerInput) -> Result<Answer, BoxError> {
        let mut answer = match intercept(&self.shared.request_interceptors, input).await? {
            Some(answer) => answer,
            None => self.handle(input).await?,
        };
        for interceptor in &self.shared.response_interceptors {
            interceptor.process(input, &mut answer.response).await?;
        }
        Ok(answer)
    }

    async fn handle(&self, input: &mut HandlerInput) -> Result<Answer, BoxError> {
        let chains = &self.shared.chains;
        let Some(chain) = chains.iter().find(|chain| chain.handler.can_handle(input)) else {
            return Err(Box::new(NoHandlerError {
                request_type: input.envelope().request_type().to_owned(),
                intent: input.envelope().intent_name().map(ToString::to_string),
                handlers: chains
                    .iter()
                    .map(|chain| chain.handler.name().to_owned())
                    .collect(),
            }));
        };
        tracing::debug!(
            request_type = input.envelope().request_type(),
            handler = chain.handler.name(),
            "handling"
        );
        chain.run(input).await
    }

    /// The name of the handler that would take the request.
    #[cfg(feature = "testing")]
    pub(crate) fn handler_name(&self, envelope: &RequestEnvelope) -> Option<&str> {
        let input = HandlerInput::new(Box::new(envelope.clone()), None, None, self.shared.clone());
        let mut chains = self.shared.chains.iter();
        let chain = chains.find(|chain| chain.handler.can_handle(&input))?;
        Some(chain.handler.name())
    }

    async fn recover(&self, input: &mut HandlerInput, error: BoxError) -> Result<Answer, BoxError> {
        tracing::debug!(request_type = input.envelope().request_type(), %error, "failed");
        let mut handlers = self.shared.error_handlers.iter();
        match handlers.find(|handler| handler.can_handle(input, &error)) {
            Some(handler) => answer(handler.handle(input, error).await),
            None => Err(error),
        }
    }
}

impl fmt::Debug for Skill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Skill")
            .field("handlers", &self.shared.chains)
            .field("skill_ids", &self.shared.skill_ids)
            .finish_non_exhaustive()
    }
}
