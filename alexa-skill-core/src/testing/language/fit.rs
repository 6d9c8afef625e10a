use super::word::join;
use super::{Grammar, Word, values};
use crate::testing::model::SlotModel;

/// How words suit a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// They are a value of its type.
    Known,
    /// They are none, but its type takes any words.
    Free,
}

/// Whether words suit a slot; `None` where its type has only certain values and they are none.
pub(super) fn fit(grammar: &Grammar<'_>, slot: &SlotModel, words: &[Word]) -> Option<Fit> {
    if words.is_empty() {
        return None;
    }
    if is_known(grammar, slot, words) {
        return Some(Fit::Known);
    }
    if slot.multiple && super::fill::several(grammar, slot, words).is_some() {
        return Some(Fit::Known);
    }
    (!values::is_exact(&slot.slot_type)).then_some(Fit::Free)
}

/// Whether words are one value of the slot's type.
pub(super) fn is_known(grammar: &Grammar<'_>, slot: &SlotModel, words: &[Word]) -> bool {
    let slot_type = &slot.slot_type;
    let key = join(words);
    let listed = grammar.model.types.get(slot_type);
    let dynamic = grammar.dynamic.get(slot_type);
    listed
        .into_iter()
        .chain(dynamic)
        .any(|slot_type| slot_type.has(&key))
        || values::parse(grammar, slot_type, words).is_some()
}
