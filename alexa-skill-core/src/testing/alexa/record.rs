//! Conversations as files.

use super::VirtualAlexa;
use crate::testing::{Replay, TestingError, Turn};

impl VirtualAlexa {
    /// What has been said so far, for a file. A launch is written as the words that open the skill;
    /// what was not said in words, such as an event or an exact intent, is left out.
    pub fn recording(&self) -> Replay {
        let said = self.said.iter().cloned();
        Replay::new(self.skill_id.clone(), self.locale.clone(), said)
    }

    /// Says what a file says, in its locale, in a new session. The turns before one that fails are
    /// lost: say the [utterances](Replay::utterances) one by one to see them.
    pub async fn replay(&mut self, replay: &Replay) -> Result<Vec<Turn>, TestingError> {
        self.session = None;
        self.locale = replay.locale.clone();
        let mut turns = Vec::new();
        for utterance in replay.utterances() {
            turns.push(self.say(utterance).await?);
        }
        Ok(turns)
    }

    /// The words that open the skill.
    pub(super) fn opening(&self) -> Option<String> {
        let name = self.model()?.invocation_name();
        let german = self.locale.canonical().language() == "de";
        Some(format!("{} {name}", if german { "öffne" } else { "open" }))
    }
}
