use std::time::SystemTime;

use async_trait::async_trait;

use super::{Event, Failure};
use crate::BoxError;

/// Answers some of a function's events: a skill, of whatever kind.
///
/// [`Skill`](crate::skill::Skill) is one. A skill of another kind becomes one by this trait, and then
/// shares a function with custom skills.
#[async_trait]
pub trait EventHandler: Send + Sync {
    /// Whether the event is for this handler. It is asked only where a function has several.
    fn takes(&self, event: &Event) -> bool;

    /// Answers by JSON. The future is dropped, or its task cancelled, if it has no answer by
    /// `deadline`.
    async fn answer(&self, event: &Event, deadline: SystemTime) -> Result<Vec<u8>, BoxError>;

    /// What to answer, as JSON, where [`answer`](Self::answer) failed. There is hardly any time left:
    /// it must neither wait nor fail. The reason was logged.
    fn answer_failure(&self, event: &Event, failure: &Failure) -> Vec<u8>;
}
