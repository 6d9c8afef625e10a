//! The dialog model: what Alexa asks on the skill's behalf.

use serde_json::json;

use super::VirtualAlexa;
use super::step::{About, Step, filled_in, next_step};
use crate::request::{ConfirmationStatus, DialogState, Intent};
use crate::response::{Directive, ResponseEnvelope};
use crate::testing::language::{is_no, is_yes, understand, understand_slot};
use crate::testing::model::DialogIntent;
use crate::testing::turn::{Said, TurnDraft};
use crate::testing::{TestingError, Turn};

/// More steps than any dialog takes without asking the user.
const MOST_STEPS: usize = 20;

/// What the user has been asked.
#[derive(Debug, Clone)]
pub(super) struct Question {
    intent: Intent,
    about: About,
}

impl VirtualAlexa {
    pub(super) fn has_dialog(&self, intent: &Intent) -> bool {
        self.dialog_of(intent).is_some()
    }

    fn dialog_of(&self, intent: &Intent) -> Option<&DialogIntent> {
        self.model()?.dialog(intent.name.as_ref()?.as_str())
    }

    /// Sends the intent, and leads the dialog as far as it goes without the user.
    pub(super) async fn run_dialog(
        &mut self,
        turn: &mut TurnDraft,
        intent: Intent,
        state: Option<DialogState>,
    ) -> Result<(), TestingError> {
        let (mut intent, mut state) = (intent, state);
        for _ in 0..MOST_STEPS {
            let automatic = self
                .dialog_of(&intent)
                .is_some_and(|dialog| dialog.automatic);
            if automatic && state != Some(DialogState::Completed) {
                match next_step(self.dialog_of(&intent), intent) {
                    Step::Ask {
                        about,
                        prompt,
                        intent,
                    } => {
                        self.ask(turn, Question { intent, about }, Some(prompt));
                        return Ok(());
                    }
                    Step::Complete(complete) => {
                        intent = complete;
                        state = Some(DialogState::Completed);
                    }
                }
            }
            let mut request = json!({ "type": "IntentRequest" });
            request["intent"] = serde_json::to_value(&intent).map_err(TestingError::Write)?;
            if let Some(state) = &state {
                request["dialogState"] = state.as_str().into();
            }
            let answer = self.call_in_session(turn, request).await?;
            match self.follow(turn, intent, state.as_ref(), &answer)? {
                Some((next, state_then)) => (intent, state) = (next, Some(state_then)),
                None => return Ok(()),
            }
        }
        Err(TestingError::EndlessDialog(MOST_STEPS))
    }

    /// Does what the answer's dialog directive says; `Some` is what the skill is to be told next.
    fn follow(
        &mut self,
        turn: &mut TurnDraft,
        intent: Intent,
        state: Option<&DialogState>,
        answer: &ResponseEnvelope,
    ) -> Result<Option<(Intent, DialogState)>, TestingError> {
        let directives = answer.response.directives.iter().flatten();
        for directive in directives {
            let (updated, about) = match directive {
                Directive::Delegate(delegate) => (&delegate.updated_intent, None),
                Directive::ElicitSlot(elicit) => {
                    let slot = elicit.slot_to_elicit.clone().unwrap_or_default();
                    (&elicit.updated_intent, Some(About::Slot(slot)))
                }
                Directive::ConfirmSlot(confirm) => {
                    let slot = confirm.slot_to_confirm.clone().unwrap_or_default();
                    (&confirm.updated_intent, Some(About::SlotConfirmation(slot)))
                }
                Directive::ConfirmIntent(confirm) => {
                    (&confirm.updated_intent, Some(About::Confirmation))
                }
                _ => continue,
            };
            let same = updated
                .as_ref()
                .is_none_or(|updated| updated.name == intent.name);
            let intent = self.updated(intent, updated.as_ref())?;
            if !self.has_dialog(&intent) {
                let name = intent.name.map(|name| name.to_string()).unwrap_or_default();
                let why = format!("the interaction model has no dialog for {name}");
                return Err(TestingError::Dialog(why));
            }
            let Some(about) = about else {
                if same && state == Some(&DialogState::Completed) {
                    let why = "the skill delegated a dialog that is complete";
                    return Err(TestingError::Dialog(why.to_owned()));
                }
                return Ok(match next_step(self.dialog_of(&intent), intent) {
                    Step::Ask {
                        about,
                        prompt,
                        intent,
                    } => {
                        self.ask(turn, Question { intent, about }, Some(prompt));
                        None
                    }
                    Step::Complete(intent) => Some((intent, DialogState::Completed)),
                });
            };
            if let About::Slot(slot) | About::SlotConfirmation(slot) = &about
                && intent.slot(slot).is_none()
            {
                let why = format!("the skill asked about the slot {slot:?}, which is not there");
                return Err(TestingError::Dialog(why));
            }
            self.ask(turn, Question { intent, about }, None);
            return Ok(None);
        }
        Ok(None)
    }

    fn ask(&mut self, turn: &mut TurnDraft, question: Question, prompt: Option<String>) {
        if let Some(prompt) = prompt {
            turn.prompt = Some(filled_in(&prompt, &question.intent));
        }
        if self.session.is_none() {
            self.sessions += 1;
        }
        self.session.get_or_insert_default().question = Some(question);
    }

    /// The intent as the skill changed it. Slots that it left out are empty.
    fn updated(&self, intent: Intent, updated: Option<&Intent>) -> Result<Intent, TestingError> {
        let Some(updated) = updated else {
            return Ok(intent);
        };
        let name = updated.name.clone().or_else(|| intent.name.clone());
        let mut whole = self.filled_intent(name.unwrap_or_else(|| "".into()), &[])?;
        whole.confirmation_status = updated
            .confirmation_status
            .clone()
            .or(whole.confirmation_status);
        for (name, slot) in updated.slots.iter().flatten() {
            let mut slot = slot.clone();
            slot.name.get_or_insert_with(|| name.clone());
            slot.confirmation_status
                .get_or_insert(ConfirmationStatus::None);
            whole = whole.with_slot(slot);
        }
        Ok(whole)
    }

    /// Takes the words as the answer to what Alexa has asked, if they are one.
    pub(super) async fn answer_question(
        &mut self,
        said: &Said,
        utterance: &str,
    ) -> Result<Option<Turn>, TestingError> {
        let question = self
            .session
            .as_ref()
            .and_then(|session| session.question.clone());
        let Some(question) = question else {
            return Ok(None);
        };
        let Some((intent, denied)) = self.answered(question, utterance)? else {
            return Ok(None);
        };
        if let Some(session) = &mut self.session {
            session.question = None;
        }
        let state = if denied {
            DialogState::Completed
        } else {
            DialogState::InProgress
        };
        let mut turn = TurnDraft::new(said.clone());
        self.run_dialog(&mut turn, intent, Some(state)).await?;
        Ok(Some(self.turn(turn)))
    }

    /// The intent with the answer in it, and whether the user called the whole off.
    fn answered(
        &self,
        question: Question,
        utterance: &str,
    ) -> Result<Option<(Intent, bool)>, TestingError> {
        let Question { mut intent, about } = question;
        let confirmation = if is_yes(&self.locale, utterance) {
            Some(ConfirmationStatus::Confirmed)
        } else if is_no(&self.locale, utterance) {
            Some(ConfirmationStatus::Denied)
        } else {
            None
        };
        match about {
            About::Slot(slot) => Ok(self
                .slot_answer(intent, &slot, utterance)?
                .map(|intent| (intent, false))),
            About::SlotConfirmation(name) => Ok(confirmation.map(|status| {
                if let Some(slot) = intent.slots.as_mut().and_then(|slots| slots.get_mut(&name)) {
                    slot.confirmation_status = Some(status);
                }
                (intent, false)
            })),
            About::Confirmation => Ok(confirmation.map(|status| {
                let denied = status == ConfirmationStatus::Denied;
                intent.confirmation_status = Some(status);
                (intent, denied)
            })),
        }
    }

    fn slot_answer(
        &self,
        intent: Intent,
        slot: &str,
        utterance: &str,
    ) -> Result<Option<Intent>, TestingError> {
        let name = intent
            .name
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let grammar = self.grammar()?;
        let found = grammar
            .model
            .intent(&name)
            .and_then(|model| Some((model, model.slot(slot)?)));
        let Some((model, slot)) = found else {
            return Ok(None);
        };
        let mut answer = understand_slot(&grammar, model, slot, utterance, false)?;
        if answer.is_none() {
            // Something else that the skill understands goes before words of any kind.
            let other = understand(&grammar, utterance);
            if other.is_ok_and(|other| other.explained > 0) {
                return Ok(None);
            }
            answer = understand_slot(&grammar, model, slot, utterance, true)?;
        }
        Ok(answer.map(|answer| {
            let slots = answer.slots.into_iter().flatten();
            slots
                .filter(|(_, slot)| slot.is_filled())
                .fold(intent, |intent, (_, slot)| intent.with_slot(slot))
        }))
    }
}
