use std::collections::BTreeMap;

use crate::testing::language::key;

/// A slot type with values: one of the skill's own, or a built-in one that the model extends.
#[derive(Debug, Clone, Default)]
pub(in crate::testing) struct SlotType {
    pub(in crate::testing) values: Vec<SlotTypeValue>,
    /// The values that a text names, by its words.
    index: BTreeMap<String, Vec<usize>>,
}

/// A value of a slot type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) struct SlotTypeValue {
    pub(in crate::testing) id: Option<String>,
    pub(in crate::testing) name: String,
    pub(in crate::testing) synonyms: Vec<String>,
}

impl SlotType {
    pub(in crate::testing) fn new(values: Vec<SlotTypeValue>) -> Self {
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, value) in values.iter().enumerate() {
            // A value that is called so comes before one that has it as a synonym.
            let names = index.entry(key(&value.name)).or_default();
            if !names.contains(&number) {
                names.push(number);
            }
        }
        for (number, value) in values.iter().enumerate() {
            for synonym in &value.synonyms {
                let names = index.entry(key(synonym)).or_default();
                if !names.contains(&number) {
                    names.push(number);
                }
            }
        }
        Self { values, index }
    }

    /// The values that are called so, or have it as a synonym.
    pub(in crate::testing) fn named(&self, key: &str) -> impl Iterator<Item = &SlotTypeValue> {
        let numbers = self.index.get(key).map(Vec::as_slice).unwrap_or_default();
        numbers.iter().filter_map(|number| self.values.get(*number))
    }

    pub(in crate::testing) fn has(&self, key: &str) -> bool {
        self.index.contains_key(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str, synonyms: &[&str]) -> SlotTypeValue {
        SlotTypeValue {
            id: None,
            name: name.into(),
            synonyms: synonyms.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn names_come_before_synonyms_and_case_does_not_count() {
        let sizes = SlotType::new(vec![
            value("Small", &["Little One", "medium"]),
            value("medium", &["medium"]),
        ]);
        let named =
            |text: &str| -> Vec<_> { sizes.named(&key(text)).map(|value| &*value.name).collect() };
        assert_eq!(named("little one"), ["Small"]);
        assert_eq!(named("MEDIUM"), ["medium", "Small"]);
        assert!(named("large").is_empty());
        assert!(sizes.has("small") && !sizes.has("large"));
    }
}
