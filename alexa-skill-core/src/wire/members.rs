//! Reading the objects that [`model!`](super::model) defines.
//!
//! serde's derive would do, but it costs four times as much to compile, and there are hundreds of
//! them.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;

use super::{CowStr, Part};

/// A struct whose members are all optional.
pub(crate) trait Members<'de>: Sized {
    /// The name of the struct, for errors, and for deserializers that know some structs.
    const NAME: &'static str;

    /// Without any member.
    fn none() -> Self;

    /// Reads the value of the member `key`, unless there is no such member.
    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error>;
}

/// Reads a struct of optional members from an object.
pub(crate) fn read_members<'de, T: Members<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut members = T::none();
    fill_members(&mut members, deserializer)?;
    Ok(members)
}

/// Reads the members that an object has. An array is refused: the derive would read its items as the
/// members in order.
pub(crate) fn fill_members<'de, T: Members<'de>, D: Deserializer<'de>>(
    members: &mut T,
    deserializer: D,
) -> Result<(), D::Error> {
    deserializer.deserialize_struct(T::NAME, &[], MembersVisitor(members))
}

struct MembersVisitor<'a, T>(&'a mut T);

impl<'de, T: Members<'de>> Visitor<'de> for MembersVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(CowStr)? {
            if !self.0.read(&key, &mut map)? {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Reads a member to where it belongs: a large one is not moved more often than it must be.
pub(crate) struct Member<'a, T>(pub(crate) &'a mut Option<T>);

impl<'de, T: Deserialize<'de> + Part> DeserializeSeed<'de> for Member<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de> + Part> Visitor<'de> for Member<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        *self.0 = None;
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        *self.0 = None;
        Ok(())
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::read_into(self.0, deserializer)
    }
}

/// Reads a member that may be any JSON: there `null` is a value, unlike elsewhere.
pub(crate) struct Any;

impl<'de> DeserializeSeed<'de> for Any {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Value::deserialize(deserializer).map(Some)
    }
}

/// Reads a list. What is `null` is absent here too: the service's model has lists of no such items,
/// so none could be written back.
pub(crate) struct List<T>(PhantomData<T>);

impl<T> List<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Option<Vec<T>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Option<T>>()? {
            items.extend(item);
        }
        Ok(Some(items))
    }
}

/// Reads an object of any keys. What is `null` is absent here too.
pub(crate) struct Entries<T>(PhantomData<T>);

impl<T> Entries<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Entries<T> {
    type Value = Option<BTreeMap<String, T>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
    type Value = Option<BTreeMap<String, T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<String, Option<T>>()? {
            if let Some(value) = value {
                entries.insert(key, value);
            }
        }
        Ok(Some(entries))
    }
}

/// The length of [`camel_case`].
pub(crate) const fn camel_case_len(name: &str) -> usize {
    let bytes = name.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b'_' {
            len += 1;
        }
        at += 1;
    }
    len
}

/// A field's `snake_case` name in `camelCase`, as serde's `rename_all` has it.
pub(crate) const fn camel_case<const LEN: usize>(name: &str) -> [u8; LEN] {
    let bytes = name.as_bytes();
    let mut camel = [0; LEN];
    let (mut at, mut len, mut upper) = (0, 0, false);
    while at < bytes.len() {
        if bytes[at] == b'_' {
            upper = true;
        } else {
            camel[len] = if upper {
                bytes[at].to_ascii_uppercase()
            } else {
                bytes[at]
            };
            upper = false;
            len += 1;
        }
        at += 1;
    }
    camel
}

/// ASCII as text.
pub(crate) const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// The name of a field on the wire: that of its attribute, else its own in camelCase.
macro_rules! wire_name {
    ($field:ident) => {{
        const SNAKE: &str = stringify!($field);
        const CAMEL: &[u8] =
            &crate::wire::camel_case::<{ crate::wire::camel_case_len(SNAKE) }>(SNAKE);
        const NAME: &str = crate::wire::text(CAMEL);
        NAME
    }};
    ($field:ident [serde(rename = $name:literal)] $($rest:tt)*) => {
        $name
    };
    ($field:ident [$($attribute:tt)*] $($rest:tt)*) => {
        crate::wire::wire_name!($field $($rest)*)
    };
}
pub(crate) use wire_name;

/// Reads the value of a field as its attributes say.
macro_rules! wire_value {
    ($map:ident $place:expr,) => {
        $map.next_value_seed(crate::wire::Member(&mut $place))?
    };
    ($map:ident $place:expr, [serde(deserialize_with = "crate::wire::any")] $($rest:tt)*) => {
        $place = $map.next_value_seed(crate::wire::Any)?
    };
    ($map:ident $place:expr, [serde(deserialize_with = "crate::wire::entries")] $($rest:tt)*) => {
        $place = $map.next_value_seed(crate::wire::Entries::new())?
    };
    ($map:ident $place:expr, [serde(deserialize_with = "crate::wire::list")] $($rest:tt)*) => {
        $place = $map.next_value_seed(crate::wire::List::new())?
    };
    ($map:ident $place:expr, [$($attribute:tt)*] $($rest:tt)*) => {
        crate::wire::wire_value!($map $place, $($rest)*)
    };
}
pub(crate) use wire_value;
