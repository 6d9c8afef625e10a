//! What both keys and tokens are written in: strict base64url and strict JSON.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Canonical base64url: no padding, no whitespace, no stray bits at the end.
pub(crate) fn base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// What a value is, for a message that must not repeat it.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// One JSON object in UTF-8, without a member named twice at any depth. The error says what is wrong
/// and does not repeat the text.
pub(crate) fn json_object(bytes: &[u8]) -> Result<Map<String, Value>, &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not valid UTF-8")?;
    match serde_json::from_str::<Object>(text) {
        Ok(object) => Ok(object.0),
        Err(error) if error.is_data() => Err("not a JSON object with each member named once"),
        Err(_) => Err("not valid JSON"),
    }
}

struct Object(Map<String, Value>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor).map(Self)
    }
}

/// The key of the map as which `serde_json` hands over a number where some crate of the graph turned
/// on its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut members = Map::new();
        read_members(&mut access, &mut members)?;
        Ok(members)
    }
}

fn read_members<'de, A: MapAccess<'de>>(
    access: &mut A,
    members: &mut Map<String, Value>,
) -> Result<(), A::Error> {
    while let Some(name) = access.next_key::<String>()? {
        let value = access.next_value_seed(Strict)?;
        if members.insert(name, value).is_some() {
            return Err(Error::custom("a member is named twice"));
        }
    }
    Ok(())
}

/// Any JSON value, as `Value` reads it, but refusing members named twice.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| Error::custom("a number that is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = access.next_element_seed(Strict)? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        if let Some(name) = access.next_key::<String>()? {
            if name == NUMBER {
                return access.next_value_seed(NumberText).map(Value::Number);
            }
            members.insert(name, access.next_value_seed(Strict)?);
        }
        read_members(&mut access, &mut members)?;
        Ok(Value::Object(members))
    }
}

/// What stands under [`NUMBER`]: a `String` that `serde_json` made. Strings of the document are lent,
/// so an object in a token cannot pass itself off as a number; it is refused.
struct NumberText;

impl<'de> DeserializeSeed<'de> for NumberText {
    type Value = Number;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Number, D::Error> {
        deserializer.deserialize_string(self)
    }
}

impl Visitor<'_> for NumberText {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Number, E> {
        text.parse::<Number>()
            .ok()
            .filter(|number| number.as_f64().is_some())
            .ok_or_else(|| Error::custom("a number that is not finite"))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Number, E> {
        Err(Error::custom(
            "a member that is named like serde_json's own",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_has_one_spelling() {
        assert_eq!(base64url("_-8").unwrap(), [0xff, 0xef]);
        for bad in ["_-8=", "/+8", "_-9", "_-8\n", " _-8", "_", "_-8\u{e9}"] {
            assert_eq!(base64url(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn an_object_has_each_member_once() {
        let read = |text: &str| json_object(text.as_bytes());
        let text = r#"{"a":[1,-2,3.5,null,true,"x\n"],"b":{"c":{}}}"#;
        assert_eq!(Value::Object(read(text).unwrap()).to_string(), text);
        for bad in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":{"b":1,"b":2}}"#,
            r#"{"a":[{"b":1,"b":2}]}"#,
            r#"{"a":1,"\u0061":2}"#,
            "{}{}",
            "{} x",
            "[]",
            "1",
            "",
            "{",
            r#"{"a":1e999}"#,
            "{'a':1}",
            r#"{"a":"\ud800"}"#,
            r#"{"a":{"$serde_json::private::Number":"1"}}"#,
            r#"{"a":{"$serde_json::private::Number":1}}"#,
            r#"{"a":{"\u0024serde_json::private::Number":"\u0031"}}"#,
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert!(json_object(b"{\"a\":\"\xff\"}").is_err());
        assert!(json_object(b"\xef\xbb\xbf{}").is_err());
    }

    /// `.ci/run features` runs this with `serde_json`'s `arbitrary_precision` too.
    #[test]
    fn numbers_are_numbers_whatever_serde_json_was_asked_for() {
        let read = |number: &str| {
            let object = json_object(format!("{{\"a\":[{number}]}}").as_bytes()).ok()?;
            let number = object["a"][0].as_number()?.clone();
            Some((number.as_u64(), number.as_f64()?))
        };
        assert_eq!(read("7"), Some((Some(7), 7.0)));
        assert_eq!(read("-7"), Some((None, -7.0)));
        assert_eq!(read("7.25"), Some((None, 7.25)));
        assert_eq!(read("1e3"), Some((None, 1000.0)));
        assert_eq!(read("18446744073709551615").unwrap().0, Some(u64::MAX));
        assert_eq!(read("18446744073709551616").unwrap().0, None);
        assert_eq!(read("1e400"), None);
        assert_eq!(read(&"9".repeat(10_000)), None);
    }

    #[test]
    fn nesting_ends_in_an_error_not_in_an_overflow() {
        let nested = |depth: usize| {
            let text = format!("{{\"a\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
            json_object(text.as_bytes()).is_ok()
        };
        assert!(nested(64));
        assert!(!nested(100_000));
    }
}
