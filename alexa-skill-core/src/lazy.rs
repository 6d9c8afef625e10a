use std::cell::Cell;
use std::fmt;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::ParseError;
use crate::parse::from_text;

/// A part of a message that is kept as JSON text until it is asked for.
///
/// Heavy members that few skills look at (visual context, session attributes, what slots resolved to)
/// would cost more to read than the rest of the request together. What nobody asks for is written back
/// as it came. Only `serde_json`, and what knows its `RawValue`, can read one.
///
/// ```
/// use alexa_skill_core::Lazy;
///
/// let lazy: Lazy<Vec<u8>> = serde_json::from_str("[1, 2]")?;
/// assert_eq!(lazy.json().as_deref(), Some("[1, 2]"));
/// assert_eq!(lazy.get()?, &[1, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Lazy<T> {
    raw: Option<Box<RawValue>>,
    /// Boxed, so that a part that nobody asks for takes no room.
    value: OnceLock<Box<T>>,
}

impl<T> Lazy<T> {
    /// Wraps a value that is already there.
    pub fn new(value: T) -> Self {
        Self {
            raw: None,
            value: OnceLock::from(Box::new(value)),
        }
    }

    /// The bytes of the text, where there is one.
    pub(crate) fn known_len(&self) -> usize {
        self.raw.as_ref().map_or(0, |raw| raw.get().len())
    }
}

impl<T: DeserializeOwned> Lazy<T> {
    /// The value, read on the first call. The error names the place within this part.
    pub fn get(&self) -> Result<&T, ParseError> {
        if let Some(value) = self.value.get() {
            return Ok(value);
        }
        let value = from_text(self.raw.as_ref().map_or("null", |raw| raw.get()))?;
        Ok(self.value.get_or_init(|| Box::new(value)))
    }

    /// The value itself, read if it was not yet.
    pub fn into_inner(self) -> Result<T, ParseError> {
        self.get()?;
        // `get` filled the cell, so reading again is only for the compiler.
        match self.value.into_inner() {
            Some(value) => Ok(*value),
            None => from_text(self.raw.as_ref().map_or("null", |raw| raw.get())),
        }
    }
}

/// Reads a part as another type than its own; `path` is where it stands, for errors.
pub(crate) fn read_as<T: Serialize, U: DeserializeOwned>(
    part: Option<&Lazy<T>>,
    path: &str,
) -> Result<Option<U>, ParseError> {
    let Some(json) = part.and_then(Lazy::json) else {
        return Ok(None);
    };
    from_text(&json).map_err(|error| error.below(path))
}

/// Writes a part as its type has it, for messages of the skill's own: what came may hold more than the
/// service takes back. What cannot be read goes back as it came.
#[allow(clippy::ref_option, reason = "as serde calls it")]
pub(crate) fn as_read<T, S>(part: &Option<Lazy<T>>, serializer: S) -> Result<S::Ok, S::Error>
where
    T: DeserializeOwned + Serialize,
    S: Serializer,
{
    match part.as_ref().map(Lazy::get) {
        Some(Ok(value)) => value.serialize(serializer),
        _ => part.serialize(serializer),
    }
}

impl<T: Serialize> Lazy<T> {
    /// Whether it is `null`, which elsewhere is as absent.
    pub(crate) fn is_null(&self) -> bool {
        self.json().is_some_and(|json| json == "null")
    }

    /// The JSON text: as received, or written from the value. `None` if the value cannot be written.
    pub fn json(&self) -> Option<std::borrow::Cow<'_, str>> {
        match (&self.raw, self.value.get()) {
            (Some(raw), _) => Some(raw.get().into()),
            (None, Some(value)) => serde_json::to_string(value).ok().map(Into::into),
            (None, None) => None,
        }
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Clone> Clone for Lazy<T> {
    fn clone(&self) -> Self {
        Self {
            raw: self.raw.clone(),
            value: self.value.clone(),
        }
    }
}

/// Prints nothing of the content: it may hold secrets.
impl<T> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lazy(..)")
    }
}

/// Equal when the values are; where one cannot be read, when the JSON is.
impl<T: Serialize + DeserializeOwned + PartialEq> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (&self.raw, &other.raw)
            && crate::raw::same_json(a, b)
        {
            return true;
        }
        matches!((self.get(), other.get()), (Ok(a), Ok(b)) if a == b)
    }
}

impl<T: Serialize> Serialize for Lazy<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.raw {
            Some(raw) => raw.serialize(serializer),
            None => self.value.get().serialize(serializer),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lazy<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if EAGER.get() {
            return T::deserialize(deserializer).map(Self::new);
        }
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self {
            raw: Some(raw),
            value: OnceLock::new(),
        })
    }
}

thread_local! {
    /// Whether parts are read at once. `Deserialize` takes no argument that could say so, and a list of
    /// the parts, kept by hand, would one day miss one.
    static EAGER: Cell<bool> = const { Cell::new(false) };
}

/// Runs `read`, in which no part waits and none keeps its text.
pub(crate) fn eagerly<R>(read: impl FnOnce() -> R) -> R {
    /// Puts the former state back even if `read` panics.
    struct Former(bool);

    impl Drop for Former {
        fn drop(&mut self) {
            EAGER.set(self.0);
        }
    }

    let _former = Former(EAGER.replace(true));
    read()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asked_for_is_written_as_it_came() {
        let lazy: Lazy<u8> = serde_json::from_str(r#"{ "not" : "a number" }"#).unwrap();
        assert_eq!(
            serde_json::to_string(&lazy).unwrap(),
            r#"{ "not" : "a number" }"#
        );
        assert!(lazy.get().is_err());
        assert_eq!(format!("{lazy:?}"), "Lazy(..)");
    }

    #[test]
    fn what_is_read_eagerly_keeps_no_text_and_only_there() {
        let read = || serde_json::from_str::<Lazy<Vec<u8>>>("[ 1 ]");
        assert_eq!(eagerly(read).unwrap().json().as_deref(), Some("[1]"));
        assert!(eagerly(|| serde_json::from_str::<Lazy<u8>>("[]")).is_err());
        assert_eq!(read().unwrap().json().as_deref(), Some("[ 1 ]"));
    }

    #[test]
    fn a_value_and_its_text_are_equal() {
        let read: Lazy<Vec<u8>> = serde_json::from_str("[ 1 ]").unwrap();
        assert_eq!(read, Lazy::new(vec![1]));
        assert_ne!(read, Lazy::new(vec![2]));
        assert_eq!(read.into_inner().unwrap(), [1]);
    }
}
