use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::slot::{Slot, SlotError, read_slots};
use super::{ConfirmationStatus, DialogState, IntentName};
use crate::wire::model;

model! {
    /// The user said something that the interaction model maps to an intent.
    request IntentRequest {
        /// How far the dialog has come; absent from skills without a dialog model.
        pub dialog_state: Option<DialogState>,
        /// What the user wants.
        pub intent: Option<Intent>,
    }
}

model! {
    /// What the user wants, and the words that fill its slots.
    pub struct Intent written_with(name, confirmation_status) {
        /// The intent's name in the interaction model.
        pub name: Option<IntentName>,
        /// The slots by name. Absent, `null` and `{}` all mean that there are none.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub slots: Option<BTreeMap<String, Slot>>,
        /// Whether the user confirmed the intent; see [`Intent::is_confirmed`].
        pub confirmation_status: Option<ConfirmationStatus>,
    }
}

impl Intent {
    /// An intent of this name without slots, which nobody has confirmed, for directives and tests.
    pub fn new(name: impl Into<IntentName>) -> Self {
        Self::default()
            .name(name)
            .confirmation_status(ConfirmationStatus::None)
    }

    /// The slot `name`: it is looked up by its key, which is the name in the interaction model.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.as_ref()?.get(name)
    }

    /// Adds a slot under its own name.
    #[must_use]
    pub fn with_slot(mut self, slot: Slot) -> Self {
        let name = slot.name.clone().unwrap_or_default();
        self.slots.get_or_insert_default().insert(name, slot);
        self
    }

    /// Whether the user said yes to the whole intent.
    pub fn is_confirmed(&self) -> bool {
        self.confirmation_status == Some(ConfirmationStatus::Confirmed)
    }

    /// The slots as a type of your own, field by field.
    ///
    /// | the field is | it gets |
    /// |---|---|
    /// | an enum | the resolved id, else the resolved name, else the spoken value, as a variant |
    /// | a `String` | the resolved name, else the spoken value |
    /// | a number or `bool` | the same text as a number or `true`/`false` |
    /// | an `Option` | `None` if the slot is not filled |
    /// | a `Vec` | each value of a multi-value slot, or the one value |
    /// | a [`Slot`] | all of it |
    ///
    /// Give an enum a `#[serde(other)]` variant to accept words that resolve to nothing.
    ///
    /// ```
    /// use alexa_skill_core::request::{Intent, Slot};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Order { size: Option<Size>, count: u8 }
    ///
    /// #[derive(serde::Deserialize, PartialEq, Debug)]
    /// #[serde(rename_all = "lowercase")]
    /// enum Size { Small, Large }
    ///
    /// let intent = Intent::new("OrderIntent")
    ///     .with_slot(Slot::new("size").resolved_as("large", "big one"))
    ///     .with_slot(Slot::new("count").value("2"));
    /// let order: Order = intent.read_slots()?;
    /// assert_eq!((order.size, order.count), (Some(Size::Large), 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_slots<T: DeserializeOwned>(&self) -> Result<T, SlotError> {
        read_slots(self.slots.as_ref())
    }
}
