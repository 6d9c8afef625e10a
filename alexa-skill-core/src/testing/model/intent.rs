use super::Sample;
use crate::request::IntentName;

/// An intent of the language model.
#[derive(Debug, Clone)]
pub(in crate::testing) struct IntentModel {
    pub(in crate::testing) name: IntentName,
    pub(in crate::testing) slots: Vec<SlotModel>,
    pub(in crate::testing) samples: Vec<Sample>,
}

/// A slot of an intent.
#[derive(Debug, Clone)]
pub(in crate::testing) struct SlotModel {
    pub(in crate::testing) name: String,
    pub(in crate::testing) slot_type: String,
    /// How the user may answer when asked for the slot.
    pub(in crate::testing) samples: Vec<Sample>,
    pub(in crate::testing) multiple: bool,
}

impl IntentModel {
    pub(in crate::testing) fn slot(&self, name: &str) -> Option<&SlotModel> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}
