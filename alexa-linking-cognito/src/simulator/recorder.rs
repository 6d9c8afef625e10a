//! The skill, and what it was asked last: to be shown even where it failed.

use std::sync::{Arc, Mutex, PoisonError};

use alexa_skill_core::BoxError;
use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::testing::{HandlerChoice, SkillEndpoint};
use async_trait::async_trait;
use serde_json::Value;

pub(super) struct Recorder {
    skill: Arc<dyn SkillEndpoint>,
    last: Mutex<Value>,
}

impl Recorder {
    pub(super) fn new(skill: Arc<dyn SkillEndpoint>) -> Self {
        Self {
            skill,
            last: Mutex::default(),
        }
    }

    /// The last request.
    pub(super) fn last(&self) -> Value {
        let last = self.last.lock();
        last.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl SkillEndpoint for Recorder {
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError> {
        let json = serde_json::from_slice(request).unwrap_or_default();
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = json;
        self.skill.call(request).await
    }

    fn handler_for(&self, request: &RequestEnvelope) -> HandlerChoice {
        self.skill.handler_for(request)
    }
}
