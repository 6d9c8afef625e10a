use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde_json::value::RawValue;
use tracing::Instrument;

use super::refusal::{into_bytes, refuse, silent};
use super::task::{Panicked, Task};
use super::{Event, EventHandler, Failure, FailureReason, FunctionBuilder};
use crate::clock::timeout;
use crate::skill::{Skill, SkillError};

/// Alexa waits 8 s. The answer needs some of it to get there.
const ALEXA_WAITS: Duration = Duration::from_millis(7500);

/// All that one Lambda function answers: one skill, or several. Cloning it is cheap and shares
/// everything.
///
/// Nothing in it needs AWS: [`answer`](Self::answer) is the whole of it.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use alexa_skill_core::lambda::Function;
/// use alexa_skill_core::response::Response;
/// use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
///
/// async fn tea(_: &mut HandlerInput) -> HandlerResult {
///     Ok(Response::builder().speak_text("Tea!").build())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let function = Function::builder()
///     .skill(Skill::builder().skill_id("amzn1.ask.skill.tea").on_launch(tea).build())
///     .skill(Skill::builder().skill_id("amzn1.ask.skill.coffee").build())
///     .build();
/// let event = br#"{
///     "context": { "System": { "application": { "applicationId": "amzn1.ask.skill.tea" } } },
///     "request": { "type": "LaunchRequest" }
/// }"#;
/// let answer = function.answer(event, SystemTime::now() + Duration::from_secs(7)).await;
/// assert!(String::from_utf8(answer)?.contains("Tea!"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Function {
    pub(super) shared: Arc<FunctionBuilder>,
}

impl Function {
    /// Starts to put a function together.
    pub fn builder() -> FunctionBuilder {
        FunctionBuilder::new()
    }

    /// Answers an event, whatever it is, before `deadline`, which is when Lambda ends the invocation.
    ///
    /// Handlers see a deadline that is earlier by the margin, and never later than Alexa waits. A
    /// deadline that has passed on arrival is that of an emulator, or of a clock that is wrong: then
    /// the time that Alexa waits holds alone.
    ///
    /// A handler's panic is answered for. Inside a multi-threaded tokio runtime the handler runs as a
    /// task of its own, so that its blocking the thread is, too.
    pub async fn answer(&self, event: &[u8], deadline: SystemTime) -> Vec<u8> {
        let answer = match Event::from_slice(event) {
            Ok(event) => self.reply(event, deadline).await,
            Err(error) => {
                tracing::warn!(%error, "the event is not JSON");
                silent()
            }
        };
        into_bytes(answer)
    }

    pub(super) async fn reply(&self, event: Event, deadline: SystemTime) -> Box<RawValue> {
        let event = Arc::new(event);
        let Some(found) = caught(|| self.handler_for(&event)) else {
            tracing::error!("a handler panicked when it was asked whether it takes the event");
            return refuse(&event);
        };
        let Some(handler) = found else {
            tracing::warn!(
                kind = ?event.kind(),
                skill_id = event.skill_id(),
                "no handler takes the event"
            );
            return refuse(&event);
        };
        let failure = match self.attempt(handler, &event, deadline).await {
            Ok(answer) => return answer,
            Err(reason) => reason,
        };
        if caught(|| trace(&event, &failure)).is_none() {
            tracing::error!("failed, and the words of the error panicked");
        }
        let answer = caught(|| {
            let failure = Failure::with_apology(failure, self.shared.apology.clone());
            json(handler.answer_failure(&event, &failure))
        });
        match answer {
            Some(Ok(answer)) => return answer,
            Some(Err(error)) => tracing::error!(%error, "the answer to a failure is not JSON"),
            None => tracing::error!("the answer to a failure panicked"),
        }
        refuse(&event)
    }

    /// One handler needs no asking: the event is looked at once, by the handler itself.
    fn handler_for(&self, event: &Event) -> Option<&Arc<dyn EventHandler>> {
        match &*self.shared.handlers {
            [only] => Some(only),
            several => several.iter().find(|handler| handler.takes(event)),
        }
    }

    async fn attempt(
        &self,
        handler: &Arc<dyn EventHandler>,
        event: &Arc<Event>,
        deadline: SystemTime,
    ) -> Result<Box<RawValue>, FailureReason> {
        let time = self.time_until(deadline);
        let deadline = self.shared.clock.now() + time;
        let work = {
            let (handler, event) = (handler.clone(), event.clone());
            async move { handler.answer(&event, deadline).await }.in_current_span()
        };
        let clock = &*self.shared.clock;
        match timeout(clock, time, Task::start(work)).await {
            None => Err(FailureReason::Overdue),
            Some(Err(Panicked)) => Err(FailureReason::Panicked),
            Some(Ok(Err(error))) => Err(FailureReason::Error(error)),
            Some(Ok(Ok(answer))) => {
                json(answer).map_err(|error| FailureReason::Error(error.into()))
            }
        }
    }

    /// How long handlers may take.
    fn time_until(&self, deadline: SystemTime) -> Duration {
        match deadline.duration_since(self.shared.clock.now()) {
            Ok(left) if !left.is_zero() => left
                .saturating_sub(self.shared.margin)
                .max(left / 2)
                .min(ALEXA_WAITS),
            _ => ALEXA_WAITS,
        }
    }
}

/// What `work` gives; `None` is a panic. These are the skill's own words, and their panic would become an
/// error document.
fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn json(answer: Vec<u8>) -> Result<Box<RawValue>, serde_json::Error> {
    match String::from_utf8(answer) {
        Ok(answer) => RawValue::from_string(answer),
        Err(error) => Err(serde::de::Error::custom(error.utf8_error())),
    }
}

/// What was wrong with the request is no fault of the skill.
fn trace(event: &Event, reason: &FailureReason) {
    let request_type = event.request_type();
    let error = match reason {
        FailureReason::Error(error) => &**error,
        FailureReason::Panicked | FailureReason::Overdue => {
            tracing::error!(request_type, "{reason}");
            return;
        }
    };
    if let Some(SkillError::Parse(_) | SkillError::SkillId { .. }) = error.downcast_ref() {
        tracing::warn!(request_type, error, "refused");
    } else {
        tracing::error!(request_type, error, "failed");
    }
}

impl From<Skill> for Function {
    fn from(skill: Skill) -> Self {
        Self::builder().skill(skill).build()
    }
}

impl From<crate::smart_home::skill::SmartHomeSkill> for Function {
    fn from(skill: crate::smart_home::skill::SmartHomeSkill) -> Self {
        Self::builder().handler(skill).build()
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Function").field(&self.shared).finish()
    }
}
