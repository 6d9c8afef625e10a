use std::collections::BTreeMap;

use crate::response::directive::{DynamicEntitiesDirective, UpdateBehavior};
use crate::testing::model::{SlotType, SlotTypeValue};

/// The values that the skill added to slot types for the session: `Dialog.UpdateDynamicEntities`.
#[derive(Debug, Clone, Default)]
pub(in crate::testing) struct DynamicEntities {
    types: BTreeMap<String, SlotType>,
}

impl DynamicEntities {
    pub(in crate::testing) fn update(&mut self, directive: &DynamicEntitiesDirective) {
        self.types.clear();
        if directive.update_behavior == Some(UpdateBehavior::Clear) {
            return;
        }
        for list in directive.types.iter().flatten() {
            let values = list.values.iter().flatten().filter_map(|entity| {
                let name = entity.name.as_ref()?;
                Some(SlotTypeValue {
                    id: entity.id.clone(),
                    name: name.value.clone()?,
                    synonyms: name.synonyms.clone().unwrap_or_default(),
                })
            });
            if let Some(name) = &list.name {
                self.types
                    .insert(name.clone(), SlotType::new(values.collect()));
            }
        }
    }

    pub(in crate::testing) fn get(&self, slot_type: &str) -> Option<&SlotType> {
        self.types.get(slot_type)
    }
}
