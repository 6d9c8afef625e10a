use std::time::SystemTime;

use async_trait::async_trait;

use super::{Event, EventHandler, EventKind, Failure};
use crate::BoxError;
use crate::smart_home::skill::SmartHomeSkill;

/// A Smart Home skill takes every directive: they do not say which skill they are for. Lambda's
/// permission does, so it must name the skill.
#[async_trait]
impl EventHandler for SmartHomeSkill {
    fn takes(&self, event: &Event) -> bool {
        event.kind() == EventKind::Directive
    }

    async fn answer(&self, event: &Event, deadline: SystemTime) -> Result<Vec<u8>, BoxError> {
        Ok(self
            .invoke_json_until(event.as_bytes(), Some(deadline))
            .await)
    }

    fn answer_failure(&self, event: &Event, _failure: &Failure) -> Vec<u8> {
        self.failure_json(event.as_bytes())
    }
}
