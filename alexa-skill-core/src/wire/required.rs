use std::collections::BTreeMap;
use std::fmt::Write;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::{Map, Value};

use crate::Lazy;

/// What may lack something that the service requires to be written.
pub(crate) trait Required {
    /// Names what is absent in it, and in what it holds; nothing by itself.
    fn missing(&self, _: &mut Missing) {}

    /// Reads a value to where it belongs.
    fn read_into<'de, D: Deserializer<'de>>(
        place: &mut Option<Self>,
        deserializer: D,
    ) -> Result<(), D::Error>
    where
        Self: Sized + Deserialize<'de>,
    {
        *place = Some(Self::deserialize(deserializer)?);
        Ok(())
    }
}

/// The required members that are absent, by their paths.
pub(crate) struct Missing {
    at: String,
    found: Vec<String>,
}

impl Missing {
    /// The members that `value` lacks, which stands at `at`.
    pub(crate) fn of(at: &str, value: &dyn Required) -> Vec<String> {
        let mut missing = Self {
            at: at.to_owned(),
            found: Vec::new(),
        };
        value.missing(&mut missing);
        missing.found
    }

    /// Looks at a member.
    pub(crate) fn member(&mut self, name: &str, required: bool, value: Option<&dyn Required>) {
        let end = self.at.len();
        if end > 0 {
            self.at.push('.');
        }
        self.at.push_str(name);
        match value {
            Some(value) => value.missing(self),
            None if required => self.found.push(self.at.clone()),
            None => {}
        }
        self.at.truncate(end);
    }

    /// Looks at the tag of an object whose type is not known.
    pub(crate) fn tag(&mut self, name: &str, tag: &str) {
        self.member(name, tag.is_empty(), None);
    }
}

impl<T: Required> Required for Vec<T> {
    fn missing(&self, missing: &mut Missing) {
        let end = missing.at.len();
        for (index, item) in self.iter().enumerate() {
            let _ = write!(missing.at, "[{index}]");
            item.missing(missing);
            missing.at.truncate(end);
        }
    }
}

impl<T: Required> Required for BTreeMap<String, T> {
    fn missing(&self, missing: &mut Missing) {
        for (name, value) in self {
            missing.member(name, false, Some(value));
        }
    }
}

impl Required for bool {}
impl Required for f64 {}
impl Required for i64 {}
impl Required for usize {}
impl Required for String {}
impl Required for Value {}
impl Required for Map<String, Value> {}
/// What waits and cannot be read is told when it is asked for.
impl<T: Required + DeserializeOwned> Required for Lazy<T> {
    fn missing(&self, missing: &mut Missing) {
        if let Ok(value) = self.get() {
            value.missing(missing);
        }
    }
}
