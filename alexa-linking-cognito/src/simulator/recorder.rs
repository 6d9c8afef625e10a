//! The skill, and what it was asked and answered in this turn: to be shown even where it failed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alexa_skill_core::BoxError;
use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::testing::{HandlerChoice, SkillEndpoint};
use async_trait::async_trait;
use serde_json::Value;

pub(super) struct Recorder {
    skill: Arc<dyn SkillEndpoint>,
    seen: Mutex<Vec<Seen>>,
}

/// A request, and the answer if one came.
#[derive(Clone)]
pub(super) struct Seen {
    pub(super) request: Value,
    pub(super) response: Option<Value>,
}

impl Recorder {
    pub(super) fn new(skill: Arc<dyn SkillEndpoint>) -> Self {
        Self {
            skill,
            seen: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was seen since this was asked last: one turn.
    pub(super) fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.lock())
    }
}

#[async_trait]
impl SkillEndpoint for Recorder {
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError> {
        let seen = Seen {
            request: serde_json::from_slice(request).unwrap_or_default(),
            response: None,
        };
        self.lock().push(seen);
        let answer = self.skill.call(request).await?;
        // An answer that is no JSON is shown as the text that it is.
        let response = serde_json::from_slice(&answer)
            .unwrap_or_else(|_| String::from_utf8_lossy(&answer).into());
        if let Some(seen) = self.lock().last_mut() {
            seen.response = Some(response);
        }
        Ok(answer)
    }

    fn handler_for(&self, request: &RequestEnvelope) -> HandlerChoice {
        self.skill.handler_for(request)
    }
}
