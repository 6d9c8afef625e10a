use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// An object that is made from parts which have been read: because one says how to read another, or
/// because one has to be there.
pub(crate) trait Assembled<'de>: Sized {
    /// The parts, any of which may be absent.
    type Parts: Deserialize<'de>;
    /// What such an object is, for errors.
    const EXPECTING: &'static str;

    /// Makes the object, or names the member that is missing.
    fn assemble(parts: Self::Parts) -> Result<Self, &'static str>;
}

/// Reads such an object. The error for a missing member is made while the object is being read:
/// later, its place would be that of what the object stands in.
pub(crate) fn assembled<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Assembled<'de>,
    D: Deserializer<'de>,
{
    struct PartsVisitor<T>(PhantomData<T>);

    impl<'de, T: Assembled<'de>> Visitor<'de> for PartsVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(T::EXPECTING)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            let parts = T::Parts::deserialize(MapAccessDeserializer::new(map))?;
            T::assemble(parts).map_err(A::Error::missing_field)
        }
    }

    deserializer.deserialize_map(PartsVisitor(PhantomData))
}
