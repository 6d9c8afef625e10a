use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::answer::{Echo, any_json};
use super::device_store::AnyDeviceStore;
use super::range::Range;
use super::refusal::Refusal;
use super::stage::Stage;
use super::{
    DeviceStore, DirectiveErrorHandler, DirectiveHandler, DirectiveInterceptor, EventInterceptor,
    SmartHomeSkillBuilder,
};
use crate::clock::{Clock, timeout};
use crate::linking::IdentityResolver;
use crate::skill::State;
use crate::smart_home::EventEnvelope;
use crate::smart_home::directive::DirectiveEnvelope;
#[cfg(feature = "event-gateway")]
use crate::smart_home::gateway::EventGateway;

/// The part of the host's deadline that is left for writing and sending the answer.
const ANSWER_RESERVE: Duration = Duration::from_millis(250);

/// Room for most answers: half of it for a correlation token.
const ANSWER_BYTES: usize = 2048;

/// A Smart Home skill: it answers directives. Cloning it is cheap and shares everything.
///
/// It never fails: whatever goes wrong is an answer too, by the [module's table](super).
///
/// ```
/// # use std::sync::Arc;
/// # use alexa_skill_core::{async_trait, secret::AccessToken};
/// # use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver};
/// # #[derive(Debug)]
/// # struct MyResolver;
/// # #[async_trait]
/// # impl IdentityResolver for MyResolver {
/// #     async fn resolve(&self, _: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
/// #         Ok(Arc::new(Identity::new("alice")))
/// #     }
/// # }
/// # #[derive(Debug)]
/// # struct Lamp;
/// use alexa_skill_core::smart_home::directive::power::TurnOn;
/// use alexa_skill_core::smart_home::skill::{DirectiveInput, EventResult, MemoryDeviceStore, SmartHomeSkill};
/// use alexa_skill_core::smart_home::{EventEnvelope, PowerState, Property};
///
/// async fn turn_on(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
///     let _lamp = input.device::<Lamp>()?; // one of `input.identity()`'s own
///     Ok(EventEnvelope::response().property(Property::power_state(PowerState::On)))
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let skill = SmartHomeSkill::builder(MyResolver, MemoryDeviceStore::<Lamp>::new()).on(turn_on).build();
/// let answer = skill.invoke_json(br#"{"directive": {
///     "header": { "namespace": "Alexa.PowerController", "name": "TurnOn", "payloadVersion": "3" },
///     "endpoint": { "endpointId": "of-bob", "scope": { "type": "BearerToken", "token": "eyJhbGciOi" } },
///     "payload": {}
/// }}"#).await;
/// assert!(String::from_utf8_lossy(&answer).contains("NO_SUCH_ENDPOINT"));
/// # }
/// ```
#[derive(Clone)]
pub struct SmartHomeSkill {
    pub(super) shared: Arc<Shared>,
}

/// What all invocations of a skill share.
pub(super) struct Shared {
    pub(super) resolver: Arc<dyn IdentityResolver>,
    pub(super) devices: Arc<dyn AnyDeviceStore>,
    pub(super) handlers: Vec<Box<dyn DirectiveHandler>>,
    pub(super) error_handlers: Vec<Box<dyn DirectiveErrorHandler>>,
    pub(super) before: Vec<Box<dyn DirectiveInterceptor>>,
    pub(super) after: Vec<Box<dyn EventInterceptor>>,
    pub(super) state: State,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) identity_deadline: Duration,
    pub(super) deadline: Duration,
    #[cfg(feature = "event-gateway")]
    pub(super) gateway: Option<EventGateway>,
}

impl SmartHomeSkill {
    /// Starts to put a skill together, from what verifies tokens and what knows whose the devices
    /// are: a Smart Home skill cannot do without either.
    pub fn builder(
        resolver: impl IdentityResolver + 'static,
        devices: impl DeviceStore + 'static,
    ) -> SmartHomeSkillBuilder {
        SmartHomeSkillBuilder::new(Arc::new(resolver), Arc::new(devices))
    }

    /// Answers a message.
    pub async fn invoke(&self, message: DirectiveEnvelope) -> EventEnvelope {
        self.run(message, None).await
    }

    /// Answers a message that came as JSON with an answer as JSON.
    pub async fn invoke_json(&self, body: &[u8]) -> Vec<u8> {
        self.invoke_json_until(body, None).await
    }

    /// As [`invoke_json`](Self::invoke_json), for hosts that give up at a deadline: the answer comes a
    /// quarter of a second before it at the latest.
    pub async fn invoke_json_until(&self, body: &[u8], deadline: Option<SystemTime>) -> Vec<u8> {
        let answer = match DirectiveEnvelope::from_slice(body) {
            Ok(message) => self.run(message, deadline).await,
            Err(error) => {
                tracing::warn!(%error, "a directive cannot be read");
                let message = any_json(body);
                let refusal = Range::broken_by(&message).map_or(
                    Refusal::Invalid("The directive cannot be read."),
                    Refusal::OutOfRange,
                );
                Echo::salvage(&message).answer(refusal.answer().into())
            }
        };
        let mut json = Vec::with_capacity(ANSWER_BYTES);
        if let Err(error) = serde_json::to_writer(&mut json, &answer) {
            tracing::error!(%error, "an answer cannot be written");
            return Echo::salvage(&any_json(body)).unwritable();
        }
        json
    }

    /// The answer to a directive that no skill here takes, as JSON: for hosts.
    #[cfg(feature = "lambda")]
    pub(crate) fn untaken_json(body: &[u8]) -> Vec<u8> {
        let echo = Echo::salvage(&any_json(body));
        let answer = echo.answer(Refusal::NoHandler.answer().into());
        answer.to_vec().unwrap_or_else(|_| echo.unwritable())
    }

    /// The answer to a message that got none, as JSON: for hosts that catch a panic or run out of
    /// time.
    pub fn failure_json(&self, body: &[u8]) -> Vec<u8> {
        let echo = Echo::salvage(&any_json(body));
        let refusal = Refusal::Failed("no answer".into());
        let answer = echo.answer(refusal.answer().into());
        answer.to_vec().unwrap_or_else(|_| echo.unwritable())
    }

    async fn run(&self, message: DirectiveEnvelope, deadline: Option<SystemTime>) -> EventEnvelope {
        let clock = &*self.shared.clock;
        let now = clock.now();
        let own = now.checked_add(self.shared.deadline);
        let hosts = deadline.and_then(|deadline| deadline.checked_sub(ANSWER_RESERVE));
        let until = [own, hosts].into_iter().flatten().min().unwrap_or(now);

        let echo = Echo::of(&message.directive);
        let header = &message.directive.header;
        let (namespace, name) = (header.namespace.clone(), header.name.clone());
        let stage = Stage::default();
        let left = until.duration_since(now).unwrap_or_default();
        let work = Box::pin(self.serve(message, until, &stage));
        let served = timeout(clock, left, work).await;
        let served = served.unwrap_or_else(|| Err(stage.late(echo.has_endpoint())));
        let answer = served.and_then(|answer| {
            let answer = echo.answer(answer);
            answer.check().map_err(Refusal::Unanswerable)?;
            Ok(answer)
        });
        answer.unwrap_or_else(|refusal| {
            let namespace = namespace.as_ref();
            let namespace = namespace.map_or("", |namespace| namespace.as_str());
            refusal.log(namespace, name.as_deref().unwrap_or_default());
            echo.answer(refusal.answer().into())
        })
    }
}

impl fmt::Debug for SmartHomeSkill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let handlers = self.shared.handlers.iter();
        f.debug_struct("SmartHomeSkill")
            .field(
                "handlers",
                &handlers.map(|handler| handler.name()).collect::<Vec<_>>(),
            )
            .field("devices", &self.shared.devices)
            .finish_non_exhaustive()
    }
}
