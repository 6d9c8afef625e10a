//! The dialog model: what Alexa asks on the skill's behalf.

use serde_json::json;

use super::VirtualAlexa;
use crate::request::{ConfirmationStatus, DialogState, Intent, Slot};
use crate::response::{Directive, ResponseEnvelope};
use crate::testing::language::{is_no, is_yes, understand, understand_slot};
use crate::testing::model::{DialogIntent, DialogSlot, Validation};
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

#[derive(Debug, Clone)]
enum About {
    /// What fills the slot.
    Slot(String),
    /// Whether the slot is right.
    SlotConfirmation(String),
    /// Whether all is right.
    Confirmation,
}

/// What the dialog model wants next.
enum Step {
    Ask {
        about: About,
        prompt: String,
        intent: Intent,
    },
    Complete(Intent),
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
                match self.next_step(intent)? {
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
            match self.follow(turn, intent, state, &answer)? {
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
        state: Option<DialogState>,
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
                if same && state == Some(DialogState::Completed) {
                    let why = "the skill delegated a dialog that is complete";
                    return Err(TestingError::Dialog(why.to_owned()));
                }
                return Ok(match self.next_step(intent)? {
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

    fn next_step(&self, intent: Intent) -> Result<Step, TestingError> {
        let mut intent = intent;
        let Some(dialog) = self.dialog_of(&intent) else {
            return Ok(Step::Complete(intent));
        };
        if intent.confirmation_status == Some(ConfirmationStatus::Denied) {
            return Ok(Step::Complete(intent));
        }
        for model in &dialog.slots {
            let slot = intent.slot(&model.name).cloned().unwrap_or_default();
            let denied = slot.confirmation_status == Some(ConfirmationStatus::Denied);
            let ask = if !slot.is_filled() || denied {
                match &model.elicitation {
                    Some(prompt) => Some((About::Slot(model.name.clone()), prompt)),
                    None => None,
                }
            } else if let Some(failed) = failed(model, &slot) {
                Some((About::Slot(model.name.clone()), &failed.prompt))
            } else if !slot.is_confirmed() {
                let prompt = model.confirmation.as_ref();
                prompt.map(|prompt| (About::SlotConfirmation(model.name.clone()), prompt))
            } else {
                None
            };
            if let Some((about, prompt)) = ask {
                let prompt = prompt.clone();
                if matches!(about, About::Slot(_)) && !denied && slot.is_filled() {
                    // What failed is said in the prompt, and then forgotten.
                    let prompt = filled_in(&prompt, &intent);
                    intent = emptied(intent, &model.name);
                    return Ok(Step::Ask {
                        about,
                        prompt,
                        intent,
                    });
                }
                if denied {
                    intent = emptied(intent, &model.name);
                }
                return Ok(Step::Ask {
                    about,
                    prompt,
                    intent,
                });
            }
        }
        match &dialog.confirmation {
            Some(prompt) if !intent.is_confirmed() => Ok(Step::Ask {
                about: About::Confirmation,
                prompt: prompt.clone(),
                intent,
            }),
            _ => Ok(Step::Complete(intent)),
        }
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

fn emptied(intent: Intent, slot: &str) -> Intent {
    intent.with_slot(Slot::new(slot).confirmation_status(ConfirmationStatus::None))
}

/// A prompt with the slots' words in place of their names.
fn filled_in(prompt: &str, intent: &Intent) -> String {
    let slots = intent.slots.iter().flatten();
    slots.fold(prompt.to_owned(), |prompt, (name, slot)| {
        prompt.replace(&format!("{{{name}}}"), slot.spoken().unwrap_or_default())
    })
}

/// The first rule that the slot's value does not pass.
fn failed<'a>(model: &'a DialogSlot, slot: &Slot) -> Option<&'a Validation> {
    model.validations.iter().find(|rule| !passes(rule, slot))
}

/// Rules that compare with the present time, and rules not known here, pass.
fn passes(rule: &Validation, slot: &Slot) -> bool {
    let said = slot.spoken().unwrap_or_default();
    let canonical = slot.canonical().unwrap_or_default();
    let listed = || {
        let mut values = rule.values.iter();
        values
            .any(|value| value.eq_ignore_ascii_case(said) || value.eq_ignore_ascii_case(canonical))
    };
    let compared = || {
        let bound: f64 = rule.values.first()?.parse().ok()?;
        said.parse::<f64>().ok()?.partial_cmp(&bound)
    };
    let order = |accept: fn(std::cmp::Ordering) -> bool| compared().is_none_or(accept);
    match rule.kind.as_str() {
        "hasEntityResolutionMatch" => slot.resolved().is_some(),
        "isInSet" => listed(),
        "isNotInSet" => !listed(),
        "isGreaterThan" => order(std::cmp::Ordering::is_gt),
        "isGreaterThanOrEqualTo" => order(std::cmp::Ordering::is_ge),
        "isLessThan" => order(std::cmp::Ordering::is_lt),
        "isLessThanOrEqualTo" => order(std::cmp::Ordering::is_le),
        _ => true,
    }
}
