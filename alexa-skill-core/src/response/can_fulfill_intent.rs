use std::collections::BTreeMap;

use crate::wire::{model, open_enum};

model! {
    /// Whether the skill could do what a user asked no skill for.
    ///
    /// ```
    /// use alexa_skill_core::response::{
    ///     CanFulfill, CanFulfillIntent, CanFulfillSlot, CanFulfillSlotValue, CanUnderstand,
    /// };
    ///
    /// let answer = CanFulfillIntent::new(CanFulfill::Yes).slot(
    ///     "drink",
    ///     CanFulfillSlot::new(CanUnderstand::Yes, CanFulfillSlotValue::Yes),
    /// );
    /// ```
    pub struct CanFulfillIntent new(can_fulfill: CanFulfill) {
        /// The whole of it.
        pub can_fulfill: Option<CanFulfill>,
        /// Each slot by name.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub slots: Option<BTreeMap<String, CanFulfillSlot>>,
    }
}

model! {
    /// Whether the skill could use one slot.
    pub struct CanFulfillSlot requires(can_understand) {
        /// Whether it understands the value.
        pub can_understand: Option<CanUnderstand>,
        /// Whether it could act on the value.
        pub can_fulfill: Option<CanFulfillSlotValue>,
    }
}

open_enum! {
    /// Whether the skill could fulfil an intent.
    pub enum CanFulfill {
        /// It could.
        Yes = "YES",
        /// It could not.
        No = "NO",
        /// It could with more information.
        Maybe = "MAYBE",
    }
}

open_enum! {
    /// Whether the skill could act on a slot's value.
    pub enum CanFulfillSlotValue {
        /// It could.
        Yes = "YES",
        /// It could not.
        No = "NO",
    }
}

open_enum! {
    /// Whether the skill understands a slot's value.
    pub enum CanUnderstand {
        /// It does.
        Yes = "YES",
        /// It does not.
        No = "NO",
        /// Partly.
        Maybe = "MAYBE",
    }
}

impl CanFulfillIntent {
    /// Adds the answer for one slot.
    #[must_use]
    pub fn slot(mut self, name: impl Into<String>, slot: CanFulfillSlot) -> Self {
        self.slots.get_or_insert_default().insert(name.into(), slot);
        self
    }
}

impl CanFulfillSlot {
    /// An answer for a slot.
    pub fn new(can_understand: CanUnderstand, can_fulfill: CanFulfillSlotValue) -> Self {
        Self::empty()
            .can_understand(can_understand)
            .can_fulfill(can_fulfill)
    }
}
