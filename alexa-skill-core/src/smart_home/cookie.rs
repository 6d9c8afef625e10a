use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Text that a skill attached to an endpoint at discovery, and gets back in every directive.
///
/// Only text is allowed at discovery. Whatever else is read is kept, because simulators send it.
///
/// `Debug` prints the keys only: people put things in here that do not belong into logs.
///
/// ```
/// use alexa_skill_core::smart_home::Cookie;
///
/// let cookie = Cookie::from_iter([("bridge", "hall")]);
/// assert_eq!(cookie.get("bridge"), Some("hall"));
/// assert_eq!(format!("{cookie:?}"), r#"{"bridge"}"#);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cookie(Map<String, Value>);

impl Cookie {
    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Keys and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter_map(|(key, text)| Some((key.as_str(), text.as_str()?)))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Cookie {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let own = |(key, text): (K, V)| (key.into(), Value::String(text.into()));
        Self(entries.into_iter().map(own).collect())
    }
}

impl fmt::Debug for Cookie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
