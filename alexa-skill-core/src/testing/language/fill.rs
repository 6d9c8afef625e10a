use super::fit::{fit, is_known};
use super::word::{join, lower, words};
use super::{Grammar, Word, values};
use crate::Lazy;
use crate::request::{
    ConfirmationStatus, ListSlotValue, Resolution, ResolutionStatus, ResolutionStatusCode,
    ResolutionValue, ResolutionValueWrapper, Resolutions, SimpleSlotValue, Slot, SlotValue,
};
use crate::testing::model::{SlotModel, SlotType};

/// The slot as the service would fill it with `words` of `text`.
pub(in crate::testing) fn fill(
    grammar: &Grammar<'_>,
    slot: &SlotModel,
    text: &str,
    words: &[Word],
) -> Slot {
    let empty = Slot::new(&slot.name).confirmation_status(ConfirmationStatus::None);
    if words.is_empty() {
        return empty;
    }
    let filled = empty.source("USER");
    let parts = if slot.multiple {
        several(grammar, slot, words)
    } else {
        None
    };
    if let Some(parts) = parts {
        let values = parts
            .into_iter()
            .map(|words| SlotValue::Simple(value(grammar, slot, text, words)));
        let list = ListSlotValue::default().values(values.collect::<Vec<_>>());
        return filled.slot_value(SlotValue::List(list));
    }
    let value = value(grammar, slot, text, words);
    let mut filled = filled.slot_value(SlotValue::Simple(value.clone()));
    filled.value = value.value;
    filled.resolutions = value.resolutions.map(Lazy::new);
    filled
}

/// The slot with a value that a test gives: words, or for a built-in type the form that the service
/// has for them, which stays as it is.
pub(in crate::testing) fn fill_given(grammar: &Grammar<'_>, slot: &SlotModel, given: &str) -> Slot {
    let said = words(given);
    let formed = values::is_exact(&slot.slot_type) && !given.trim().is_empty();
    if formed && fit(grammar, slot, &said).is_none() {
        let value = SimpleSlotValue::default().value(given);
        return Slot::new(&slot.name)
            .confirmation_status(ConfirmationStatus::None)
            .source("USER")
            .value(given)
            .slot_value(SlotValue::Simple(value));
    }
    fill(grammar, slot, &lower(given), &said)
}

fn value(grammar: &Grammar<'_>, slot: &SlotModel, text: &str, words: &[Word]) -> SimpleSlotValue {
    let exact = values::parse(grammar, &slot.slot_type, words);
    let said = exact.unwrap_or_else(|| spoken(text, words));
    let mut value = SimpleSlotValue::default().value(said);
    value.resolutions = resolutions(grammar, &slot.slot_type, &join(words));
    value
}

/// The words as they stand in the text.
fn spoken(text: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    text.get(first.place.start..last.place.end)
        .map_or_else(|| join(words), str::to_owned)
}

/// What each authority makes of the words; `None` for types without values of their own.
fn resolutions(grammar: &Grammar<'_>, slot_type: &str, key: &str) -> Option<Resolutions> {
    let skill = grammar.skill_id;
    let authority = |kind: &str, values: &SlotType| {
        let matches: Vec<_> = values
            .named(key)
            .map(|value| {
                let mut resolved = ResolutionValue::default().name(&value.name);
                resolved.id.clone_from(&value.id);
                ResolutionValueWrapper::default().value(resolved)
            })
            .collect();
        let code = if matches.is_empty() {
            ResolutionStatusCode::NoMatch
        } else {
            ResolutionStatusCode::Match
        };
        let mut resolution = Resolution::default()
            .authority(format!(
                "amzn1.er-authority.echo-sdk.{kind}{skill}.{slot_type}"
            ))
            .status(ResolutionStatus::default().code(code));
        resolution.values = (!matches.is_empty()).then_some(matches);
        resolution
    };
    let listed = grammar.model.types.get(slot_type);
    let dynamic = grammar.dynamic.get(slot_type);
    let authorities: Vec<Resolution> = listed
        .map(|values| authority("", values))
        .into_iter()
        .chain(dynamic.map(|values| authority("dynamic.", values)))
        .collect();
    (!authorities.is_empty()).then(|| Resolutions::default().resolutions_per_authority(authorities))
}

/// The values of a slot that takes several: parted by commas and "and", or each known. `None` where
/// there is but one.
pub(super) fn several<'a>(
    grammar: &Grammar<'_>,
    slot: &SlotModel,
    words: &'a [Word],
) -> Option<Vec<&'a [Word]>> {
    if is_known(grammar, slot, words) {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let conjunction = |word: &Word| matches!(&*word.text, "and" | "und" | "or" | "oder");
        if conjunction(&rest[0]) {
            rest = &rest[1..];
            continue;
        }
        let end = (1..rest.len())
            .find(|at| rest[*at].after_comma || conjunction(&rest[*at]))
            .unwrap_or(rest.len());
        // "mac and cheese" is one value where the model says so.
        let known = (1..=rest.len()).rev().find(|at| {
            (*at == rest.len() || *at >= end || !rest[*at].text.is_empty())
                && is_known(grammar, slot, &rest[..*at])
        });
        let end = known.unwrap_or(end);
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    (parts.len() > 1).then_some(parts)
}
