use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Reads a member that may be any JSON: there `null` is a value, unlike elsewhere.
pub(crate) fn any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
