use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// JSON as it is written: members in their order, and a name as often as it comes.
#[derive(Clone, PartialEq)]
pub(crate) enum Json {
    Leaf(Value),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        let members = members.into_iter();
        Self::Object(members.map(|(key, value)| (key.into(), value)).collect())
    }

    /// Calls `look` with every value in it, itself the first.
    pub(crate) fn each(&self, look: &mut impl FnMut(&Self)) {
        look(self);
        match self {
            Self::Leaf(_) => {}
            Self::Array(items) => items.iter().for_each(|item| item.each(look)),
            Self::Object(members) => members.iter().for_each(|(_, value)| value.each(look)),
        }
    }

    /// How many values there are in it, itself included.
    pub(crate) fn count(&self) -> usize {
        let mut count = 0;
        self.each(&mut |_| count += 1);
        count
    }

    /// The value that is `index`th from the front, itself being the first.
    pub(crate) fn nth(&mut self, mut index: usize) -> Option<&mut Self> {
        let mut waiting = vec![self];
        while let Some(value) = waiting.pop() {
            if index == 0 {
                return Some(value);
            }
            index -= 1;
            match value {
                Self::Leaf(_) => {}
                Self::Array(items) => waiting.extend(items.iter_mut().rev()),
                Self::Object(members) => {
                    waiting.extend(members.iter_mut().rev().map(|(_, value)| value));
                }
            }
        }
        None
    }

    /// Calls `change` with the members of every object in it.
    pub(crate) fn each_object(&mut self, change: &mut impl FnMut(&mut Vec<(String, Self)>)) {
        match self {
            Self::Leaf(_) => {}
            Self::Array(items) => items.iter_mut().for_each(|item| item.each_object(change)),
            Self::Object(members) => {
                for (_, value) in members.iter_mut() {
                    value.each_object(change);
                }
                change(members);
            }
        }
    }

    /// What a reader has to understand: without members that are `null`, whole numbers as such.
    pub(crate) fn meaning(&self) -> Value {
        let value = serde_json::from_str(&self.to_string()).unwrap();
        meaning(value)
    }
}

/// [`Json::meaning`] of what was written.
pub(crate) fn meaning(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, value)| !value.is_null());
            members.map(|(key, value)| (key, meaning(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(meaning).collect(),
        Value::Number(number) => match number.as_f64() {
            // `1`, `1.0` and `1e0` are one number.
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => {
                format!("{float:.0}").parse::<i64>().unwrap().into()
            }
            _ => Value::Number(number),
        },
        other => other,
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                Self::object(members.into_iter().map(|(key, value)| (key, value.into())))
            }
            leaf => Self::Leaf(leaf),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Leaf(text.into())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leaf(value) => value.fmt(f),
            Self::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { '[' } else { ',' })?;
                }
                f.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Self::Object(members) => {
                for (index, (key, value)) in members.iter().enumerate() {
                    let mark = if index == 0 { '{' } else { ',' };
                    write!(f, "{mark}{}:{value}", Value::from(key.as_str()))?;
                }
                f.write_str(if members.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

/// As text: what fails is to be seen as it was sent.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct JsonVisitor;

        impl<'de> Visitor<'de> for JsonVisitor {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Leaf(Value::Null))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Leaf(value.into()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json::Leaf(value.into()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Leaf(value.into()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Leaf(value.into()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(value.into())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Json::Array(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Json::Object(members))
            }
        }

        deserializer.deserialize_any(JsonVisitor)
    }
}
