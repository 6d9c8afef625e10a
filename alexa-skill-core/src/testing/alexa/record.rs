//! Conversations as files.

use super::VirtualAlexa;
use crate::testing::language::opening;
use crate::testing::{Replay, TestingError, Turn};

impl VirtualAlexa {
    /// What has been said in the present locale, for a file. A launch is written as the words that
    /// open the skill; what was not said in words, such as an event or an exact intent, and what was
    /// not understood is left out. A file has one locale, so [`set_locale`](Self::set_locale) begins
    /// anew.
    pub fn recording(&self) -> Replay {
        let said = self.said.iter().cloned();
        Replay::new(self.skill_id.clone(), self.locale.clone(), said)
    }

    /// Says what a file says, in its locale, in a new session. The turns before one that fails are
    /// lost: say the [utterances](Replay::utterances) one by one to see them.
    pub async fn replay(&mut self, replay: &Replay) -> Result<Vec<Turn>, TestingError> {
        self.session = None;
        self.set_locale(replay.locale.clone());
        let mut turns = Vec::new();
        for utterance in replay.utterances() {
            turns.push(self.say(utterance).await?);
        }
        Ok(turns)
    }

    /// The usual words that open the skill in the present locale, such as "open tea house"; `None`
    /// without an interaction model.
    pub fn opening(&self) -> Option<String> {
        let name = self.model()?.invocation_name();
        Some(opening(&self.locale, name))
    }
}
