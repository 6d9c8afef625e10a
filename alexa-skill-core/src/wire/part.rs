use std::collections::BTreeMap;
use std::fmt::Write;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::{Map, Value};

use crate::Lazy;

/// What a member of a message may be.
pub(crate) trait Part {
    /// Names what it lacks that the service requires to be written, and what it holds lacks.
    fn missing(&self, _: &mut Missing) {}

    /// Reads one to where it belongs: structs are filled there, and not moved.
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
    pub(crate) fn of(at: &str, value: &dyn Part) -> Vec<String> {
        let mut missing = Self {
            at: at.to_owned(),
            found: Vec::new(),
        };
        value.missing(&mut missing);
        missing.found
    }

    /// Looks at a member.
    pub(crate) fn member(&mut self, name: &str, required: bool, value: Option<&dyn Part>) {
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

impl<T: Part> Part for Vec<T> {
    fn missing(&self, missing: &mut Missing) {
        let end = missing.at.len();
        for (index, item) in self.iter().enumerate() {
            let _ = write!(missing.at, "[{index}]");
            item.missing(missing);
            missing.at.truncate(end);
        }
    }
}

impl<T: Part> Part for BTreeMap<String, T> {
    fn missing(&self, missing: &mut Missing) {
        for (name, value) in self {
            missing.member(name, false, Some(value));
        }
    }
}

impl Part for bool {}
impl Part for f64 {}
impl Part for i64 {}
impl Part for usize {}
impl Part for String {}
impl Part for Value {}
impl Part for Map<String, Value> {}

impl<T: Part + DeserializeOwned> Part for Lazy<T> {
    fn missing(&self, missing: &mut Missing) {
        match self.get() {
            Ok(value) => value.missing(missing),
            // What it should hold is not there.
            Err(_) => missing.found.push(missing.at.clone()),
        }
    }
}
