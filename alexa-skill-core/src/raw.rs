//! JSON that is kept as text until somebody asks.

use serde_json::Value;
use serde_json::value::RawValue;

/// Whether two texts are the same JSON, whatever their spacing and the order of members.
pub(crate) fn same_json(a: &RawValue, b: &RawValue) -> bool {
    let value = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).ok();
    a.get() == b.get() || value(a).is_some_and(|a| value(b) == Some(a))
}
