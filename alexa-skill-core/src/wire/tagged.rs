//! Enums told apart by a member of their JSON object.
//!
//! serde's derived internally tagged enums buffer every member, lose the path in errors and cannot
//! hold a `RawValue`. Here the members are handed on as they are read: only those that come before
//! the tag are buffered, and usually there are none.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use serde_json::Value;

/// An enum whose variant is named by a member of its object.
pub(crate) trait Tagged<'de>: Sized {
    /// The member that names the variant.
    const TAG: &'static str;
    /// What such an object is, for errors.
    const EXPECTING: &'static str;

    /// Reads the other members as the variant that `tag` names.
    fn read<A: MapAccess<'de>>(tag: &str, rest: Rest<A>) -> Result<Self, A::Error>;
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
                let tag = map.next_value_seed(CowStr)?;
                return T::read(
                    &tag,
                    Rest {
                        early: early.into_iter(),
                        value: None,
                        late: map,
                    },
                );
            }
            early.push((key.into_owned(), map.next_value::<Value>()?));
        }
        Err(A::Error::missing_field(T::TAG))
    }
}

/// The members of an object but for its tag: those that came before it, then those after it.
pub(crate) struct Rest<A> {
    early: std::vec::IntoIter<(String, Value)>,
    value: Option<Value>,
    late: A,
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
            Some(value) => seed.deserialize(value).map_err(A::Error::custom),
            None => self.late.next_value_seed(seed),
        }
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
///
/// The unknown type must have `fn read<A: MapAccess>(tag_name: &str, tag: &str, rest: Rest<A>) -> Result<Self, _>`,
/// `fn tag(&self) -> &str`, and write its whole object, tag included.
macro_rules! tagged_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident by $tag:literal, expecting $expecting:literal {
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

        impl<'de> crate::wire::Tagged<'de> for $name {
            const TAG: &'static str = $tag;
            const EXPECTING: &'static str = $expecting;

            fn read<A: serde::de::MapAccess<'de>>(
                tag: &str,
                rest: crate::wire::Rest<A>,
            ) -> Result<Self, A::Error> {
                match tag {
                    $(
                        $wire => {
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
