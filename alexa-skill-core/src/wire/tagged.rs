//! Enums told apart by a member of their JSON object.
//!
//! serde's derived internally tagged enums buffer every member, lose the path in errors and cannot
//! hold a `RawValue`. Here the members are handed on as they are read: only those that come before
//! the tag are kept, as text, and usually there are none.
//!
//! What is kept is read again in a text where all tags stand first. So within it nothing is kept any
//! more: each byte is read a fixed number of times, however deep the tags are nested.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::Number;
use serde_json::value::RawValue;

use super::passing::Passing;
use super::tags_first::{KEPT_LEVELS, tags_first};

/// An enum whose variant is named by a member of its object.
pub(crate) trait Tagged<'de>: Sized {
    /// The member that names the variant.
    const TAG: &'static str;
    /// What such an object is, for errors.
    const EXPECTING: &'static str;

    /// Whether an object is kept as unknown when its tag is a number, `null` or absent.
    const LENIENT: bool;

    /// Reads the other members as the variant that `tag` names.
    fn read<A: MapAccess<'de>>(tag: &Tag<'_>, rest: Rest<A>) -> Result<Self, A::Error>;
}

/// Reads a [`Tagged`] enum from an object.
pub(crate) struct TaggedVisitor<T>(PhantomData<T>);

impl<T> TaggedVisitor<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Tagged<'de>> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut early = Vec::new();
        while let Some(key) = map.next_key_seed(CowStr)? {
            if key == T::TAG {
                let tag = map.next_value_seed(TagSeed(T::LENIENT))?;
                return T::read(&tag, Rest::new(early, map));
            }
            early.push((key.into_owned(), map.next_value::<Box<RawValue>>()?));
        }
        if T::LENIENT {
            T::read(&Tag::Absent, Rest::new(early, map))
        } else {
            Err(A::Error::missing_field(T::TAG))
        }
    }
}

/// The members of an object but for its tag: those that came before it, then those after it.
pub(crate) struct Rest<A> {
    early: std::vec::IntoIter<(String, Box<RawValue>)>,
    value: Option<Box<RawValue>>,
    late: A,
}

impl<A> Rest<A> {
    fn new(early: Vec<(String, Box<RawValue>)>, late: A) -> Self {
        Self {
            early: early.into_iter(),
            value: None,
            late,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.early.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(key.into_deserializer()).map(Some)
            }
            None => self.late.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => {
                let Some(json) = tags_first(value.get(), KEPT_LEVELS) else {
                    return Err(A::Error::custom(RECURSION_LIMIT));
                };
                let mut json = serde_json::Deserializer::from_str(&json);
                seed.deserialize(Passing::new(&mut json)).map_err(|error| {
                    // Its place would be one in the kept text.
                    let error = error.to_string();
                    let message = error.rsplit_once(" at line ").map(|(message, _)| message);
                    A::Error::custom(message.unwrap_or(&error))
                })
            }
            None => self.late.next_value_seed(seed),
        }
    }
}

/// How `serde_json` begins its message for too many levels; the only sign of it there is.
pub(crate) const RECURSION_LIMIT: &str = "recursion limit exceeded";

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
/// The unknown type must have `fn read<A: MapAccess>(tag_name: &str, tag: &Tag, rest: Rest<A>) -> Result<Self, _>`,
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

        impl crate::wire::Required for $name {
            fn missing(&self, missing: &mut crate::wire::Missing) {
                match self {
                    $(Self::$variant(value) => value.missing(missing),)*
                    Self::Unknown(unknown) => missing.tag($tag, unknown.tag()),
                }
            }
        }

        impl<'de> crate::wire::Tagged<'de> for $name {
            const TAG: &'static str = $tag;
            const EXPECTING: &'static str = $expecting;
            const LENIENT: bool = <$unknown>::LENIENT;

            fn read<A: serde::de::MapAccess<'de>>(
                tag: &crate::wire::Tag<'_>,
                rest: crate::wire::Rest<A>,
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
                deserializer.deserialize_map(crate::wire::TaggedVisitor::<Self>::new())
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
