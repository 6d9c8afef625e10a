//! Enums told apart by a member of their JSON object.
//!
//! serde's derived internally tagged enums buffer every member, lose the path in errors and cannot
//! hold a `RawValue`. Here the members are handed on as they are read. Our own reader hands out the
//! tag first, wherever it stands; of `serde_json`'s, an object whose tag comes late is put together as
//! text and read by ours.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::Number;
use serde_json::value::RawValue;

use super::ObjectWriter;
use crate::json;

/// An enum whose variant is named by a member of its object.
pub(crate) trait Tagged: Sized {
    /// The member that names the variant.
    const TAG: &'static str;
    /// The same, as the only field of a struct.
    const FIELDS: &'static [&'static str] = &[Self::TAG];
    /// What such an object is, for errors.
    const EXPECTING: &'static str;

    /// Whether an object is kept as unknown when its tag is a number, `null` or absent.
    const LENIENT: bool;

    /// Reads the other members as the variant that `tag` names.
    fn read<'de, A: MapAccess<'de>>(tag: &Tag<'_>, rest: A) -> Result<Self, A::Error>;
}

/// Reads a [`Tagged`] enum from an object.
pub(crate) fn read_tagged<'de, T: Tagged + DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_struct(json::TAGGED, T::FIELDS, TaggedVisitor(PhantomData))
}

struct TaggedVisitor<T>(PhantomData<T>);

impl<'de, T: Tagged + DeserializeOwned> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key_seed(CowStr)? {
            Some(key) if key == T::TAG => {
                let tag = map.next_value_seed(TagSeed(T::LENIENT))?;
                T::read(&tag, map)
            }
            first => read_late(first.map(Cow::into_owned), map),
        }
    }
}

/// Reads an object whose tag does not come first, or not at all.
#[cold]
fn read_late<'de, T: Tagged + DeserializeOwned, A: MapAccess<'de>>(
    mut key: Option<String>,
    mut map: A,
) -> Result<T, A::Error> {
    let mut tag = None;
    let mut others = Vec::new();
    while let Some(name) = key {
        if tag.is_none() && name == T::TAG {
            tag = Some(map.next_value_seed(TagSeed(T::LENIENT))?);
        } else {
            others.push((name, map.next_value::<Box<RawValue>>()?));
        }
        key = map.next_key()?;
    }
    if tag.is_none() && !T::LENIENT {
        return Err(A::Error::missing_field(T::TAG));
    }
    let mut object = ObjectWriter::new();
    if let Some(tag) = &tag {
        object.member(T::TAG, tag).map_err(A::Error::custom)?;
    }
    for (name, value) in &others {
        object.member(name, value).map_err(A::Error::custom)?;
    }
    let object = object.finish().map_err(A::Error::custom)?;
    match tag {
        Some(_) => json::read(object.get()),
        None => json::read_members(object.get(), |members| T::read(&Tag::Absent, members)),
    }
    .map_err(A::Error::custom)
}

/// The value of a tag.
pub(crate) enum Tag<'a> {
    Text(Cow<'a, str>),
    Number(Number),
    Null,
    Absent,
}

impl Tag<'_> {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) | Self::Null | Self::Absent => None,
        }
    }
}

impl fmt::Display for Tag<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Null | Self::Absent => Ok(()),
        }
    }
}

impl Serialize for Tag<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Null | Self::Absent => serializer.serialize_unit(),
        }
    }
}

/// Reads a tag; whether it may be a number or `null`.
struct TagSeed(bool);

impl<'de> DeserializeSeed<'de> for TagSeed {
    type Value = Tag<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tag<'de>, D::Error> {
        if self.0 {
            deserializer.deserialize_any(TagVisitor)
        } else {
            CowStr.deserialize(deserializer).map(Tag::Text)
        }
    }
}

struct TagVisitor;

impl<'de> Visitor<'de> for TagVisitor {
    type Value = Tag<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tag<'de>, E> {
        Ok(Tag::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tag<'de>, E> {
        Ok(Tag::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tag<'de>, E> {
        Ok(Tag::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tag<'de>, E> {
        Ok(Tag::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Tag<'de>, E> {
        Number::from_f64(number)
            .map(Tag::Number)
            .ok_or_else(|| E::custom("no finite number"))
    }

    fn visit_unit<E>(self) -> Result<Tag<'de>, E> {
        Ok(Tag::Null)
    }
}

/// A string, borrowed where the input allows.
pub(crate) struct CowStr;

impl<'de> DeserializeSeed<'de> for CowStr {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for CowStr {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

/// Defines a [`Tagged`] enum: a variant for each tag that has a struct, and `Unknown` for all others.
/// With `own` before the tag's name, the structs write the tag themselves, because they also stand
/// where no enum is.
///
/// The unknown type must have `fn read<A: MapAccess>(tag_name: &str, tag: &Tag, rest: A) -> Result<Self, _>`,
/// `const LENIENT: bool` (whether it keeps objects whose tag is no string), `fn tag(&self) -> &str`, and write its whole object, tag included.
macro_rules! tagged_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident by $tag:literal, expecting $expecting:literal { $($body:tt)* }
    ) => {
        crate::wire::tagged_enum! { @enum $(#[$meta])* $name $tag $expecting { $($body)* } }
        crate::wire::tagged_enum! { @write_with_tag $name $tag { $($body)* } }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident by own $tag:literal, expecting $expecting:literal { $($body:tt)* }
    ) => {
        crate::wire::tagged_enum! { @enum $(#[$meta])* $name $tag $expecting { $($body)* } }
        crate::wire::tagged_enum! { @write $name { $($body)* } }
    };
    (
        @enum $(#[$meta:meta])* $name:ident $tag:literal $expecting:literal {
            $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $wire:literal,)*
            @else $(#[$unknown_meta:meta])* Unknown($unknown:ty),
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "it is read once and then borrowed")]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[doc = concat!("`", $wire, "`")]
                $variant($type),
            )*
            $(#[$unknown_meta])*
            Unknown($unknown),
        }

        #[allow(dead_code, unreachable_pub, reason = "the macro serves private enums too")]
        impl $name {
            /// The tags that have a type of their own.
            pub const KNOWN: &'static [&'static str] = &[$($wire),*];

            /// The tag on the wire.
            pub fn tag(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $wire,)*
                    Self::Unknown(unknown) => unknown.tag(),
                }
            }
        }

        $(
            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self::$variant(value)
                }
            }
        )*

        impl crate::wire::Part for $name {
            fn missing(&self, missing: &mut crate::wire::Missing) {
                match self {
                    $(Self::$variant(value) => value.missing(missing),)*
                    Self::Unknown(unknown) => missing.tag($tag, unknown.tag()),
                }
            }
        }

        impl crate::wire::Tagged for $name {
            const TAG: &'static str = $tag;
            const EXPECTING: &'static str = $expecting;
            const LENIENT: bool = <$unknown>::LENIENT;

            fn read<'de, A: serde::de::MapAccess<'de>>(
                tag: &crate::wire::Tag<'_>,
                rest: A,
            ) -> Result<Self, A::Error> {
                match tag.text() {
                    $(
                        Some($wire) => {
                            let rest = serde::de::value::MapAccessDeserializer::new(rest);
                            <$type as serde::Deserialize>::deserialize(rest).map(Self::$variant)
                        }
                    )*
                    _ => <$unknown>::read($tag, tag, rest).map(Self::Unknown),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::wire::read_tagged(deserializer)
            }
        }
    };
    (
        @write_with_tag $name:ident $tag:literal {
            $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $wire:literal,)*
            @else $(#[$unknown_meta:meta])* Unknown($unknown:ty),
        }
    ) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(
                        Self::$variant(value) => {
                            crate::wire::tagged_ref!($tag);
                            TaggedRef { tag: $wire, value }.serialize(serializer)
                        }
                    )*
                    Self::Unknown(unknown) => unknown.serialize(serializer),
                }
            }
        }
    };
    (
        @write $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $wire:literal,)*
            @else $(#[$unknown_meta:meta])* Unknown($unknown:ty),
        }
    ) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => value.serialize(serializer),)*
                    Self::Unknown(unknown) => unknown.serialize(serializer),
                }
            }
        }
    };
}
pub(crate) use tagged_enum;

/// Defines, in a function, a struct that writes a value's members after its tag.
macro_rules! tagged_ref {
    ($tag:literal) => {
        #[derive(serde::Serialize)]
        struct TaggedRef<'a, T> {
            #[serde(rename = $tag)]
            tag: &'static str,
            #[serde(flatten)]
            value: &'a T,
        }
    };
}
pub(crate) use tagged_ref;
