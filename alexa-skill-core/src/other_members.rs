use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Members of a JSON object that have no field here: kept, and written back.
///
/// `Debug` prints their names only, since nobody knows what they hold.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OtherMembers(Map<String, Value>);

impl OtherMembers {
    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Adds a member, or replaces it. One that has a field of its own is not written from here.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0.insert(name.into(), value.into());
    }

    /// Takes a member away; whether it was there.
    pub(crate) fn remove(&mut self, name: &str) -> bool {
        self.0.remove(name).is_some()
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives the members up.
    pub(crate) fn into_map(self) -> Map<String, Value> {
        self.0
    }

    /// Keeps a member that was read; `false` if it stood there already.
    pub(crate) fn keep(&mut self, name: String, value: Value) -> bool {
        self.0.insert(name, value).is_none()
    }
}

impl fmt::Debug for OtherMembers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
