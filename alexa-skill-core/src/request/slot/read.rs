//! Slots as a deserializer: what a slot gives depends on what the field asks for.

use std::collections::BTreeMap;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::{ResolutionValue, Slot, SlotError};

pub(in crate::request) fn read_slots<T: DeserializeOwned>(
    slots: Option<&BTreeMap<String, Slot>>,
) -> Result<T, SlotError> {
    let none = BTreeMap::new();
    T::deserialize(Slots {
        rest: slots.unwrap_or(&none).iter(),
        current: None,
    })
}

struct Slots<'a> {
    rest: std::collections::btree_map::Iter<'a, String, Slot>,
    current: Option<(&'a str, &'a Slot)>,
}

impl<'de> Deserializer<'de> for Slots<'_> {
    type Error = SlotError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SlotError> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Slots<'_> {
    type Error = SlotError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, SlotError> {
        let Some((name, slot)) = self.rest.next() else {
            return Ok(None);
        };
        self.current = Some((name, slot));
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, SlotError> {
        let Some((name, slot)) = self.current.take() else {
            return Err(SlotError::custom("a value was asked for before its key"));
        };
        let single = Words {
            spoken: slot.spoken(),
            resolved: slot.resolved(),
        };
        let reader = Reader {
            words: single,
            slot: Some(slot),
            name,
        };
        seed.deserialize(reader).map_err(|error| match error {
            SlotError::Type(expected) => SlotError::Mismatch {
                slot: name.to_owned(),
                expected,
            },
            other => other,
        })
    }
}

/// One value: what was said, and what it resolved to.
#[derive(Clone, Copy)]
struct Words<'a> {
    spoken: Option<&'a str>,
    resolved: Option<&'a ResolutionValue>,
}

impl<'a> Words<'a> {
    fn name(&self) -> Option<&'a str> {
        self.resolved
            .and_then(|value| value.name.as_deref())
            .or(self.spoken)
    }

    fn id(&self) -> Option<&'a str> {
        self.resolved
            .and_then(|value| value.id.as_deref())
            .or_else(|| self.name())
    }
}

struct Reader<'a> {
    words: Words<'a>,
    /// The whole slot; `None` inside a list.
    slot: Option<&'a Slot>,
    name: &'a str,
}

impl<'a> Reader<'a> {
    fn text(&self) -> Result<&'a str, SlotError> {
        self.words
            .name()
            .filter(|text| !text.is_empty())
            .ok_or_else(|| SlotError::NotFilled(self.name.to_owned()))
    }

    fn parse<T: std::str::FromStr>(&self, expected: &str) -> Result<T, SlotError> {
        // A number or flag is what was said, or what the slot type maps the words to.
        let spoken = self.words.spoken.and_then(|text| text.trim().parse().ok());
        let id = || self.words.id().and_then(|text| text.trim().parse().ok());
        self.text()?;
        spoken.or_else(id).ok_or_else(|| self.mismatch(expected))
    }

    fn mismatch(&self, expected: &str) -> SlotError {
        SlotError::Mismatch {
            slot: self.name.to_owned(),
            expected: expected.to_owned(),
        }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $expected:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SlotError> {
            visitor.$visit(self.parse($expected)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = SlotError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SlotError> {
        visitor.visit_str(self.text()?)
    }

    numbers! {
        deserialize_bool visit_bool "true or false";
        deserialize_i8 visit_i8 "a whole number of this size";
        deserialize_i16 visit_i16 "a whole number of this size";
        deserialize_i32 visit_i32 "a whole number of this size";
        deserialize_i64 visit_i64 "a whole number of this size";
        deserialize_i128 visit_i128 "a whole number of this size";
        deserialize_u8 visit_u8 "a whole number of this size";
        deserialize_u16 visit_u16 "a whole number of this size";
        deserialize_u32 visit_u32 "a whole number of this size";
        deserialize_u64 visit_u64 "a whole number of this size";
        deserialize_u128 visit_u128 "a whole number of this size";
        deserialize_f32 visit_f32 "a number";
        deserialize_f64 visit_f64 "a number";
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SlotError> {
        match self.text() {
            Ok(_) => visitor.visit_some(self),
            Err(_) => visitor.visit_none(),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, SlotError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, SlotError> {
        self.text()?;
        let candidates = [self.words.id(), self.words.name(), self.words.spoken];
        let known = candidates
            .into_iter()
            .flatten()
            .find(|text| variants.contains(text));
        let text = known.or_else(|| self.words.id()).unwrap_or_default();
        let variant: StrDeserializer<'_, SlotError> = text.into_deserializer();
        // The variants are the developer's words, what was said is the user's: name only the former.
        let expected = format!("one of {variants:?}");
        visitor
            .visit_enum(variant)
            .map_err(|_| self.mismatch(&expected))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SlotError> {
        let values = self.slot.map(Slot::values).unwrap_or_default();
        let mut words: Vec<_> = values
            .iter()
            .map(|value| Words {
                spoken: value.value.as_deref(),
                resolved: value.resolved(),
            })
            .collect();
        if words.is_empty() && self.text().is_ok() {
            words.push(self.words);
        }
        visitor.visit_seq(List {
            words: words.into_iter(),
            name: self.name,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, SlotError> {
        match self.slot {
            Some(slot) if name == "Slot" => serde_json::to_value(slot)
                .and_then(|json| json.deserialize_struct(name, fields, visitor))
                .map_err(SlotError::custom),
            _ => Err(self.mismatch("readable as a struct other than Slot")),
        }
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

struct List<'a> {
    words: std::vec::IntoIter<Words<'a>>,
    name: &'a str,
}

impl<'de> SeqAccess<'de> for List<'_> {
    type Error = SlotError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, SlotError> {
        let Some(words) = self.words.next() else {
            return Ok(None);
        };
        seed.deserialize(Reader {
            words,
            slot: None,
            name: self.name,
        })
        .map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Intent;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "camelCase")]
    enum Info {
        EmailAddress,
        #[serde(other)]
        Other,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum Strict {
        Red,
        Blue,
    }

    #[expect(clippy::needless_pass_by_value, reason = "short to call")]
    fn read<T: DeserializeOwned>(slot: serde_json::Value) -> Result<T, SlotError> {
        #[derive(Deserialize)]
        struct One<T> {
            slot: T,
        }
        let slots = serde_json::json!({ "slots": { "slot": slot, "other": { "value": "x" } } });
        let intent: Intent = serde_json::from_value(slots).unwrap();
        intent.read_slots::<One<T>>().map(|one| one.slot)
    }

    fn matched(spoken: &str, name: &str, id: &str) -> serde_json::Value {
        serde_json::json!({ "value": spoken, "resolutions": { "resolutionsPerAuthority": [
            { "authority": "static", "status": { "code": "ER_SUCCESS_NO_MATCH" } },
            { "status": { "code": "ER_SUCCESS_MATCH" }, "values": [{ "value": { "name": name, "id": id } }] },
        ] } })
    }

    #[test]
    fn an_enum_is_the_id_and_a_string_the_name() {
        let slot = matched("mail", "e-mail", "emailAddress");
        assert_eq!(read::<Info>(slot.clone()), Ok(Info::EmailAddress));
        assert_eq!(
            read::<Option<Info>>(slot.clone()),
            Ok(Some(Info::EmailAddress))
        );
        assert_eq!(read::<String>(slot), Ok("e-mail".to_owned()));
        assert_eq!(
            read::<Info>(serde_json::json!({ "value": "shoe size" })),
            Ok(Info::Other)
        );
        assert_eq!(read::<Strict>(matched("rot", "red", "7")), Ok(Strict::Red));
    }

    #[test]
    fn numbers_lists_and_whole_slots() {
        let number = serde_json::json!({ "value": "12" });
        assert_eq!(read::<u8>(number.clone()), Ok(12));
        assert_eq!(read::<f64>(number.clone()), Ok(12.0));
        assert_eq!(read::<Vec<u8>>(number.clone()), Ok(vec![12]));
        assert_eq!(read::<Slot>(number).unwrap().spoken(), Some("12"));
        assert_eq!(read::<bool>(matched("yes", "yes", "true")), Ok(true));
        let list = serde_json::json!({ "slotValue": { "type": "List", "values": [
            { "type": "Simple", "value": "red" }, { "type": "Simple", "value": "blue" },
        ] } });
        assert_eq!(
            read::<Vec<Strict>>(list),
            Ok(vec![Strict::Red, Strict::Blue])
        );
    }

    #[test]
    fn what_is_not_filled_is_none_empty_or_named() {
        let empty = serde_json::json!({ "name": "slot" });
        assert_eq!(read::<Option<String>>(empty.clone()), Ok(None));
        assert_eq!(read::<Vec<String>>(empty.clone()), Ok(vec![]));
        assert_eq!(
            read::<String>(empty.clone()),
            Err(SlotError::NotFilled("slot".into()))
        );
        assert_eq!(read::<u8>(empty), Err(SlotError::NotFilled("slot".into())));
        #[derive(Debug, Deserialize)]
        struct Needs {
            #[expect(dead_code, reason = "only its absence matters")]
            absent: String,
        }
        let error = Intent::new("X").read_slots::<Needs>().unwrap_err();
        assert_eq!(error, SlotError::NotFilled("absent".into()));
    }

    #[test]
    fn a_mismatch_names_the_slot_and_not_what_was_said() {
        for error in [
            read::<u8>(serde_json::json!({ "value": "my secret" })).unwrap_err(),
            read::<Strict>(serde_json::json!({ "value": "my secret" }))
                .map(|_| 0)
                .unwrap_err(),
            read::<u8>(serde_json::json!({ "value": "300" })).unwrap_err(),
        ] {
            let text = error.to_string();
            assert!(
                text.contains("\"slot\"") && !text.contains("secret"),
                "{text}"
            );
        }
    }
}
