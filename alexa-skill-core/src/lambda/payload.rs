use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// An event as it came. Reading it never fails, because the runtime would answer a failure by an
/// error document, which Alexa cannot use.
#[derive(Debug)]
pub(super) enum Payload {
    Json(Box<RawValue>),
    /// Not JSON, and where it stops being.
    Broken(String),
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Box::<RawValue>::deserialize(deserializer) {
            Ok(event) => Self::Json(event),
            Err(error) => Self::Broken(error.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_no_failure() {
        for event in [&b"{"[..], b"", b"\"\xff\"", b"nope"] {
            // As the runtime reads it: what follows is not looked at.
            let mut json = serde_json::Deserializer::from_slice(event);
            let payload = Payload::deserialize(&mut json).unwrap();
            assert!(matches!(payload, Payload::Broken(_)), "{payload:?}");
        }
        let Payload::Json(event) = serde_json::from_slice(b" {\"a\": [1]} ").unwrap() else {
            panic!("this is JSON");
        };
        assert_eq!(event.get(), "{\"a\": [1]}");
    }
}
