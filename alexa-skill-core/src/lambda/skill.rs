use std::time::SystemTime;

use async_trait::async_trait;

use super::refusal::{apologise, into_bytes, refuse};
use super::{Event, EventHandler, EventKind, Failure, FailureReason};
use crate::BoxError;
use crate::skill::{Skill, SkillError};

/// A custom skill takes the requests for its ids; without an id, all.
#[async_trait]
impl EventHandler for Skill {
    fn takes(&self, event: &Event) -> bool {
        let ids = self.skill_ids();
        event.kind() == EventKind::Request
            && (ids.is_empty()
                || event
                    .skill_id()
                    .is_some_and(|id| ids.iter().any(|own| *own == *id)))
    }

    async fn answer(&self, event: &Event, deadline: SystemTime) -> Result<Vec<u8>, BoxError> {
        Ok(self
            .invoke_json_until(event.as_bytes(), Some(deadline))
            .await?)
    }

    fn answer_failure(&self, event: &Event, failure: &Failure) -> Vec<u8> {
        let foreign = match failure.reason() {
            FailureReason::Error(error) => matches!(
                error.downcast_ref::<SkillError>(),
                Some(SkillError::SkillId { .. })
            ),
            _ => false,
        };
        // Where the request could not be read, the skill did not look at its id.
        let answer = if foreign || !self.takes(event) {
            refuse(event)
        } else {
            apologise(event, failure)
        };
        into_bytes(answer)
    }
}
