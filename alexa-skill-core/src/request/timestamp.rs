use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;

/// When a request was made, as received.
///
/// The service writes ISO 8601 in UTC; simulators and old devices send epoch milliseconds, offsets,
/// and text that is no date. None of it refuses the request; read it when you need it.
///
/// ```
/// use alexa_skill_core::request::Timestamp;
///
/// let timestamp = Timestamp::from("2026-01-31T12:00:00Z");
/// assert_eq!(timestamp.as_str(), Some("2026-01-31T12:00:00Z"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timestamp(Repr);

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Repr {
    Text(String),
    Millis(Number),
}

impl crate::wire::Part for Timestamp {}

impl Timestamp {
    /// The text, if it came as text.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Repr::Text(text) => Some(text),
            Repr::Millis(_) => None,
        }
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, if it came as a whole number.
    pub fn as_millis(&self) -> Option<i64> {
        match &self.0 {
            Repr::Millis(number) => number.as_i64(),
            Repr::Text(_) => None,
        }
    }

    /// The point in time: from ISO 8601 text with `Z` or an offset, or from epoch milliseconds.
    /// `None` if it is neither.
    #[cfg(feature = "jiff")]
    #[cfg_attr(docsrs, doc(cfg(feature = "jiff")))]
    pub fn parse(&self) -> Option<jiff::Timestamp> {
        match &self.0 {
            Repr::Text(text) => text.parse().ok(),
            Repr::Millis(number) => jiff::Timestamp::from_millisecond(number.as_i64()?).ok(),
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Text(text) => f.write_str(text),
            Repr::Millis(number) => number.fmt(f),
        }
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(Repr::Text(text.to_owned()))
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(Repr::Text(text))
    }
}

impl From<i64> for Timestamp {
    fn from(millis: i64) -> Self {
        Self(Repr::Millis(millis.into()))
    }
}

// A derived `untagged` would buffer the value first; every request has one.
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReprVisitor;

        impl Visitor<'_> for ReprVisitor {
            type Value = Repr;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date or epoch milliseconds")
            }

            fn visit_str<E>(self, text: &str) -> Result<Repr, E> {
                Ok(Repr::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Repr, E> {
                Ok(Repr::Text(text))
            }

            fn visit_i64<E>(self, millis: i64) -> Result<Repr, E> {
                Ok(Repr::Millis(millis.into()))
            }

            fn visit_u64<E>(self, millis: u64) -> Result<Repr, E> {
                Ok(Repr::Millis(millis.into()))
            }

            fn visit_f64<E: Error>(self, millis: f64) -> Result<Repr, E> {
                Number::from_f64(millis)
                    .map(Repr::Millis)
                    .ok_or_else(|| E::custom("no finite number"))
            }
        }

        deserializer.deserialize_any(ReprVisitor).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_numbers_come_back_as_they_were() {
        for json in [
            "\"2026-01-31T12:00:00Z\"",
            "\"yesterday\"",
            "1769860800000",
            "-1",
            "18446744073709551615",
            "1769860800000.5",
        ] {
            let timestamp: Timestamp = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&timestamp).unwrap(), json);
        }
        let error = serde_json::from_str::<Timestamp>("{}").unwrap_err();
        assert!(
            error.to_string().contains("a date or epoch milliseconds"),
            "{error}"
        );
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn what_is_a_date_can_be_read() {
        for (timestamp, millis) in [
            (
                Timestamp::from("2026-01-31T12:00:00.500Z"),
                Some(1_769_860_800_500),
            ),
            (
                Timestamp::from("2026-01-31T13:00:00+01:00"),
                Some(1_769_860_800_000),
            ),
            (Timestamp::from(1_769_860_800_000), Some(1_769_860_800_000)),
            (Timestamp::from("yesterday"), None),
            (Timestamp::from(i64::MAX), None),
        ] {
            assert_eq!(
                timestamp.parse().map(jiff::Timestamp::as_millisecond),
                millis,
                "{timestamp}"
            );
        }
    }
}
