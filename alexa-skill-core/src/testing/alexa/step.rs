//! The next step of a dialog, by the dialog model.

use crate::request::{ConfirmationStatus, Intent, Slot};
use crate::testing::model::{DialogIntent, DialogSlot, Validation};

/// What the user is asked about.
#[derive(Debug, Clone)]
pub(super) enum About {
    /// What fills the slot.
    Slot(String),
    /// Whether the slot is right.
    SlotConfirmation(String),
    /// Whether all is right.
    Confirmation,
}

/// What the dialog model wants next.
pub(super) enum Step {
    /// A question to the user.
    Ask {
        about: About,
        prompt: String,
        intent: Intent,
    },
    /// Nothing: the skill may do what the intent says.
    Complete(Intent),
}

/// Slot by slot: asks for what is required, asks again for what does not pass the rules or was denied,
/// has confirmed what must be; then the whole.
pub(super) fn next_step(dialog: Option<&DialogIntent>, intent: Intent) -> Step {
    let Some(dialog) = dialog else {
        return Step::Complete(intent);
    };
    if intent.confirmation_status == Some(ConfirmationStatus::Denied) {
        return Step::Complete(intent);
    }
    for model in &dialog.slots {
        let slot = intent.slot(&model.name).cloned().unwrap_or_default();
        if let Some((about, prompt)) = question(model, &slot) {
            // The words that did not pass may stand in the prompt; then they are forgotten.
            let prompt = filled_in(prompt, &intent);
            let intent = match about {
                About::Slot(_) => emptied(intent, &model.name),
                _ => intent,
            };
            return Step::Ask {
                about,
                prompt,
                intent,
            };
        }
    }
    match &dialog.confirmation {
        Some(prompt) if !intent.is_confirmed() => Step::Ask {
            about: About::Confirmation,
            prompt: filled_in(prompt, &intent),
            intent,
        },
        _ => Step::Complete(intent),
    }
}

fn question<'a>(model: &'a DialogSlot, slot: &Slot) -> Option<(About, &'a str)> {
    let denied = slot.confirmation_status == Some(ConfirmationStatus::Denied);
    if !slot.is_filled() || denied {
        let prompt = model.elicitation.as_deref()?;
        return Some((About::Slot(model.name.clone()), prompt));
    }
    if let Some(failed) = model.validations.iter().find(|rule| !passes(rule, slot)) {
        return Some((About::Slot(model.name.clone()), &failed.prompt));
    }
    let prompt = model
        .confirmation
        .as_deref()
        .filter(|_| !slot.is_confirmed())?;
    Some((About::SlotConfirmation(model.name.clone()), prompt))
}

fn emptied(intent: Intent, slot: &str) -> Intent {
    intent.with_slot(Slot::new(slot).confirmation_status(ConfirmationStatus::None))
}

/// A prompt with the slots' words in place of their names.
pub(super) fn filled_in(prompt: &str, intent: &Intent) -> String {
    let slots = intent.slots.iter().flatten();
    slots.fold(prompt.to_owned(), |prompt, (name, slot)| {
        let name = format!("{{{name}}}");
        match slot.spoken() {
            Some(spoken) => prompt.replace(&name, spoken),
            None => prompt,
        }
    })
}

/// Rules that compare with the present time, and rules not known here, pass.
fn passes(rule: &Validation, slot: &Slot) -> bool {
    let said = slot.spoken().unwrap_or_default();
    let canonical = slot.canonical().unwrap_or_default();
    let listed = || {
        let mut values = rule.values.iter();
        values.any(|value| {
            let value = value.to_lowercase();
            value == said.to_lowercase() || value == canonical.to_lowercase()
        })
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
