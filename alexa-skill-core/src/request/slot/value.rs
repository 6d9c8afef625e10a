use super::{ResolutionValue, Resolutions};
use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

tagged_enum! {
    /// The value of a slot that may take several values.
    pub enum SlotValue by "type", expecting "a slot value" {
        /// One value.
        Simple(SimpleSlotValue) = "Simple",
        /// Several values.
        List(ListSlotValue) = "List",
        @else
        /// A kind of value that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// One value of a slot.
    pub struct SimpleSlotValue {
        /// The words the user said.
        pub value: Option<String>,
        /// What they resolved to.
        pub resolutions: Option<Resolutions>,
    }
}

model! {
    /// Several values of one slot.
    pub struct ListSlotValue written_with(values) {
        /// The values in the order they were said.
        #[serde(deserialize_with = "crate::wire::list")]
        pub values: Option<Vec<SlotValue>>,
    }
}

impl SlotValue {
    /// The single values, lists flattened depth first.
    pub fn simple_values(&self) -> Vec<&SimpleSlotValue> {
        match self {
            Self::Simple(value) => vec![value],
            Self::List(list) => list
                .values
                .iter()
                .flatten()
                .flat_map(Self::simple_values)
                .collect(),
            Self::Unknown(_) => Vec::new(),
        }
    }
}

impl SimpleSlotValue {
    /// The first match over all authorities.
    pub fn resolved(&self) -> Option<&ResolutionValue> {
        self.resolutions.as_ref()?.matches().next()
    }
}
