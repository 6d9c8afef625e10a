use std::collections::BTreeMap;

use super::Slot;
use crate::wire::model;

model! {
    /// Alexa Conversations hands an input over to the skill's own dialog.
    request InputRequest {
        /// The input.
        pub input: Option<DialogInput>,
    }
}

model! {
    /// An input of Alexa Conversations.
    pub struct DialogInput written_with(name) {
        /// The input's name.
        pub name: Option<String>,
        /// Its slots by name.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub slots: Option<BTreeMap<String, Slot>>,
    }
}

impl DialogInput {
    /// An input of this name without slots.
    pub fn new(name: impl Into<String>) -> Self {
        Self::default().name(name)
    }

    /// The slot `name`.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.as_ref()?.get(name)
    }
}
