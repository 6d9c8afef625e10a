//! From the file's form to the model, with everything checked that the service would refuse.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DialogIntent, DialogSlot, IntentModel, InteractionModel, ModelError, ModelErrorKind, Sample,
    SlotModel, SlotType, SlotTypeValue, Validation, wire,
};
use crate::request::IntentName;
use crate::testing::language::words;

type Checked<T> = Result<T, ModelError>;

pub(super) fn model(wire: wire::Model) -> Checked<InteractionModel> {
    let at = "interactionModel.languageModel";
    let language = wire.language_model;
    if words(&language.invocation_name).is_empty() {
        let kind = ModelErrorKind::InvocationName;
        let path = format!("{at}.invocationName");
        return Err(ModelError::new(kind, path, "the invocation name is empty"));
    }
    let types = types(at, language.types)?;
    let intents = intents(at, language.intents, &types)?;
    let prompts = prompts(wire.prompts)?;
    let dialog = match wire.dialog {
        Some(dialog) => self::dialog(dialog, &intents, &prompts)?,
        None => Vec::new(),
    };
    Ok(InteractionModel {
        invocation_name: language.invocation_name,
        intents,
        types,
        dialog,
    })
}

/// Refuses an empty name and one that was seen before.
fn unique(
    seen: &mut BTreeSet<String>,
    name: &str,
    path: &str,
    duplicate: ModelErrorKind,
) -> Checked<()> {
    if name.trim().is_empty() {
        return Err(ModelError::new(
            ModelErrorKind::EmptyName,
            path,
            "the name is empty",
        ));
    }
    if seen.insert(name.to_owned()) {
        return Ok(());
    }
    let message = format!("{name:?} is there already");
    Err(ModelError::new(duplicate, path, message))
}

fn types(at: &str, wire: Vec<wire::Type>) -> Checked<BTreeMap<String, SlotType>> {
    let mut seen = BTreeSet::new();
    let mut types = BTreeMap::new();
    for (number, slot_type) in wire.into_iter().enumerate() {
        let at = format!("{at}.types[{number}]");
        let duplicate = ModelErrorKind::DuplicateType;
        unique(&mut seen, &slot_type.name, &format!("{at}.name"), duplicate)?;
        let mut ids = BTreeSet::new();
        let mut values = Vec::new();
        for (number, value) in slot_type.values.into_iter().enumerate() {
            let at = format!("{at}.values[{number}]");
            let id = value.id.filter(|id| !id.is_empty());
            if let Some(id) = &id {
                let duplicate = ModelErrorKind::DuplicateValue;
                unique(&mut ids, id, &format!("{at}.id"), duplicate)?;
            }
            if value.name.value.trim().is_empty() {
                let path = format!("{at}.name.value");
                let kind = ModelErrorKind::EmptyName;
                return Err(ModelError::new(kind, path, "the value is empty"));
            }
            values.push(SlotTypeValue {
                id,
                name: value.name.value,
                synonyms: value.name.synonyms,
            });
        }
        types.insert(slot_type.name, SlotType::new(values));
    }
    Ok(types)
}

fn intents(
    at: &str,
    wire: Vec<wire::Intent>,
    types: &BTreeMap<String, SlotType>,
) -> Checked<Vec<IntentModel>> {
    let mut seen = BTreeSet::new();
    let mut intents = Vec::new();
    for (number, intent) in wire.into_iter().enumerate() {
        let at = format!("{at}.intents[{number}]");
        let duplicate = ModelErrorKind::DuplicateIntent;
        unique(&mut seen, &intent.name, &format!("{at}.name"), duplicate)?;
        let mut names = BTreeSet::new();
        for (number, slot) in intent.slots.iter().enumerate() {
            let at = format!("{at}.slots[{number}]");
            let duplicate = ModelErrorKind::DuplicateSlot;
            unique(&mut names, &slot.name, &format!("{at}.name"), duplicate)?;
            if !slot.slot_type.starts_with("AMAZON.") && !types.contains_key(&slot.slot_type) {
                let message = format!("there is no slot type {:?}", slot.slot_type);
                let kind = ModelErrorKind::UnknownSlotType;
                return Err(ModelError::new(kind, format!("{at}.type"), message));
            }
        }
        let samples = samples(&at, &intent.samples, &names)?;
        let mut slots = Vec::new();
        for (number, slot) in intent.slots.into_iter().enumerate() {
            let at = format!("{at}.slots[{number}]");
            slots.push(SlotModel {
                samples: self::samples(&at, &slot.samples, &names)?,
                multiple: slot.multiple_values.is_some_and(|values| values.enabled),
                name: slot.name,
                slot_type: slot.slot_type,
            });
        }
        intents.push(IntentModel {
            name: IntentName::from(intent.name),
            slots,
            samples,
        });
    }
    Ok(intents)
}

fn samples(at: &str, texts: &[String], slots: &BTreeSet<String>) -> Checked<Vec<Sample>> {
    let mut samples = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let path = format!("{at}.samples[{number}]");
        let sample = Sample::parse(text).map_err(|why| {
            let message = format!("{text:?} is no sample: {why}");
            ModelError::new(ModelErrorKind::MalformedSample, &*path, message)
        })?;
        if let Some(slot) = sample.slots().find(|slot| !slots.contains(*slot)) {
            let message =
                format!("{text:?} names the slot {slot:?}, which the intent does not have");
            return Err(ModelError::new(
                ModelErrorKind::UndeclaredSlot,
                path,
                message,
            ));
        }
        samples.push(sample);
    }
    Ok(samples)
}

/// The first variation of each prompt: a test wants to hear the same every time.
fn prompts(wire: Vec<wire::Prompt>) -> Checked<BTreeMap<String, String>> {
    let mut seen = BTreeSet::new();
    let mut prompts = BTreeMap::new();
    for (number, prompt) in wire.into_iter().enumerate() {
        let at = format!("interactionModel.prompts[{number}]");
        let duplicate = ModelErrorKind::DuplicatePrompt;
        unique(&mut seen, &prompt.id, &format!("{at}.id"), duplicate)?;
        let Some(first) = prompt.variations.into_iter().next() else {
            let path = format!("{at}.variations");
            let kind = ModelErrorKind::EmptyPrompt;
            return Err(ModelError::new(kind, path, "the prompt has no variation"));
        };
        prompts.insert(prompt.id, first.value);
    }
    Ok(prompts)
}

fn dialog(
    wire: wire::Dialog,
    intents: &[IntentModel],
    prompts: &BTreeMap<String, String>,
) -> Checked<Vec<DialogIntent>> {
    let strategy = wire.delegation_strategy;
    let mut seen = BTreeSet::new();
    let mut dialog = Vec::new();
    for (number, wire) in wire.intents.into_iter().enumerate() {
        let at = format!("interactionModel.dialog.intents[{number}]");
        let duplicate = ModelErrorKind::DuplicateIntent;
        unique(&mut seen, &wire.name, &format!("{at}.name"), duplicate)?;
        let Some(intent) = intents.iter().find(|i| i.name.as_str() == wire.name) else {
            let message = format!("there is no intent {:?}", wire.name);
            let kind = ModelErrorKind::UnknownIntent;
            return Err(ModelError::new(kind, format!("{at}.name"), message));
        };
        let confirmation = prompt(
            wire.confirmation_required,
            wire.prompts.confirmation.as_deref(),
            &format!("{at}.prompts.confirmation"),
            prompts,
        )?;
        let slots = dialog_slots(&at, wire.slots, intent, prompts)?;
        // Models of the time before automatic delegation say nothing of it.
        let strategy = wire.delegation_strategy.or_else(|| strategy.clone());
        dialog.push(DialogIntent {
            name: intent.name.clone(),
            automatic: strategy.as_deref() == Some("ALWAYS"),
            confirmation,
            slots,
        });
    }
    Ok(dialog)
}

fn dialog_slots(
    at: &str,
    wire: Vec<wire::DialogSlot>,
    intent: &IntentModel,
    prompts: &BTreeMap<String, String>,
) -> Checked<Vec<DialogSlot>> {
    let mut seen = BTreeSet::new();
    let mut slots = Vec::new();
    for (number, slot) in wire.into_iter().enumerate() {
        let at = format!("{at}.slots[{number}]");
        let duplicate = ModelErrorKind::DuplicateSlot;
        unique(&mut seen, &slot.name, &format!("{at}.name"), duplicate)?;
        if intent.slot(&slot.name).is_none() {
            let message = format!("the intent {} has no slot {:?}", intent.name, slot.name);
            let kind = ModelErrorKind::UnknownSlot;
            return Err(ModelError::new(kind, format!("{at}.name"), message));
        }
        let mut validations = Vec::new();
        for (number, validation) in slot.validations.into_iter().enumerate() {
            let path = format!("{at}.validations[{number}].prompt");
            let said = prompt(true, validation.prompt.as_deref(), &path, prompts)?;
            validations.push(Validation {
                kind: validation.kind,
                values: validation
                    .values
                    .into_iter()
                    .chain(validation.value)
                    .collect(),
                prompt: said.unwrap_or_default(),
            });
        }
        slots.push(DialogSlot {
            elicitation: prompt(
                slot.elicitation_required,
                slot.prompts.elicitation.as_deref(),
                &format!("{at}.prompts.elicitation"),
                prompts,
            )?,
            confirmation: prompt(
                slot.confirmation_required,
                slot.prompts.confirmation.as_deref(),
                &format!("{at}.prompts.confirmation"),
                prompts,
            )?,
            validations,
            name: slot.name,
        });
    }
    Ok(slots)
}

/// Looks a prompt up. One that is named must be there, whether it is required or not.
fn prompt(
    required: bool,
    id: Option<&str>,
    path: &str,
    prompts: &BTreeMap<String, String>,
) -> Checked<Option<String>> {
    let message = match id {
        None if !required => return Ok(None),
        None => "a prompt is required".to_owned(),
        Some(id) => match prompts.get(id) {
            Some(text) => return Ok(required.then(|| text.clone())),
            None => format!("there is no prompt {id:?}"),
        },
    };
    Err(ModelError::new(
        ModelErrorKind::UnknownPrompt,
        path,
        message,
    ))
}
