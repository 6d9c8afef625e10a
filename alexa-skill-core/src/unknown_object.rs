use serde::de::{DeserializeOwned, Error, MapAccess};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::wire::{ObjectWriter, Tag};

/// A JSON object whose tag has no type here: kept whole, written back whole.
///
/// The service adds request, directive, card and command types; a skill that meets one keeps
/// working and can read it as a type of its own.
///
/// ```
/// use alexa_skill_core::UnknownObject;
/// use serde_json::json;
///
/// #[derive(serde::Deserialize)]
/// struct Shake { strength: u8 }
///
/// let object = UnknownObject::new("type", "Gesture.Shake", &json!({ "strength": 3 }))?;
/// assert_eq!(object.tag(), "Gesture.Shake");
/// assert_eq!(object.parse::<Shake>()?.strength, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct UnknownObject {
    tag: String,
    json: Box<RawValue>,
}

impl UnknownObject {
    /// Makes an object of `members` (a struct or map) with the tag in front; `tag_name` is `type`
    /// nearly everywhere.
    ///
    /// Fails if `members` is no JSON object, or cannot be written as JSON.
    pub fn new<T: Serialize + ?Sized>(
        tag_name: &str,
        tag: impl Into<String>,
        members: &T,
    ) -> Result<Self, serde_json::Error> {
        let tag = tag.into();
        let serde_json::Value::Object(members) = serde_json::to_value(members)? else {
            return Err(serde_json::Error::custom(
                "the members must be a JSON object",
            ));
        };
        let mut object = ObjectWriter::new();
        object.member(tag_name, &tag)?;
        for (key, value) in members.iter().filter(|(key, _)| *key != tag_name) {
            object.member(key, value)?;
        }
        Ok(Self {
            json: object.finish()?,
            tag,
        })
    }

    /// What is not known may have anything for its tag.
    pub(crate) const LENIENT: bool = true;

    pub(crate) fn read<'de, A: MapAccess<'de>>(
        tag_name: &str,
        tag: &Tag<'_>,
        mut rest: A,
    ) -> Result<Self, A::Error> {
        let mut object = ObjectWriter::new();
        if !matches!(tag, Tag::Absent) {
            object.member(tag_name, tag).map_err(A::Error::custom)?;
        }
        while let Some(key) = rest.next_key::<String>()? {
            let value = rest.next_value::<Box<RawValue>>()?;
            object.member(&key, &value).map_err(A::Error::custom)?;
        }
        Ok(Self {
            tag: tag.to_string(),
            json: object.finish().map_err(A::Error::custom)?,
        })
    }

    /// The tag; where it came as a number, that number's text; empty where there is none.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The whole object as JSON text. It may hold secrets of the user's.
    pub fn json(&self) -> &str {
        self.json.get()
    }

    /// Reads the object as a type of your own.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.json.get())
    }
}

/// Prints the tag only: the object may hold secrets.
impl std::fmt::Debug for UnknownObject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UnknownObject")
            .field("tag", &self.tag)
            .finish_non_exhaustive()
    }
}

/// Equal when the JSON is: the order of members does not count.
impl PartialEq for UnknownObject {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag && crate::raw::same_json(&self.json, &other.json)
    }
}

impl Serialize for UnknownObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}
