use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::Directive;
use super::directive::Parts;
use crate::wire::CowStr;
use crate::{OtherMembers, ParseError};

/// One message from Alexa to a Smart Home skill: `{"directive": {..}}`.
///
/// ```
/// use alexa_skill_core::smart_home::directive::DirectiveEnvelope;
///
/// let message = DirectiveEnvelope::from_slice(br#"{"directive": {
///     "header": { "namespace": "Alexa.PowerController", "name": "TurnOn", "payloadVersion": "3" },
///     "endpoint": { "endpointId": "lamp-1", "scope": { "type": "BearerToken", "token": "eyJhbGciOi" } },
///     "payload": {}
/// }}"#)?;
/// assert_eq!(message.directive.name(), "TurnOn");
/// # Ok::<(), alexa_skill_core::ParseError>(())
/// ```
///
/// Messages of version 2 have no `directive` around them. They are read all the same, with a payload
/// that is kept whole, and written back as they came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DirectiveEnvelope {
    /// What Alexa asks for.
    pub directive: Directive,
    /// Members beside `directive`. No token is taken from there.
    pub other: OtherMembers,
    /// Whether it came without `directive` around it.
    bare: bool,
}

impl DirectiveEnvelope {
    /// A message with this directive.
    pub fn new(directive: Directive) -> Self {
        Self {
            directive,
            other: OtherMembers::default(),
            bare: false,
        }
    }

    /// Whether it is a message of version 3, in the form that such messages have.
    pub fn is_current(&self) -> bool {
        !self.bare && self.directive.is_current()
    }

    /// Reads a message. It must be UTF-8 of at most 6 MiB, nested at most 127 levels. The error names
    /// the JSON path, such as `directive.payload.brightness`.
    pub fn from_slice(body: &[u8]) -> Result<Self, ParseError> {
        let message: Message = crate::parse::from_bytes(body)?;
        message.finish()
    }
}

/// A message before the payload of its directive has been read.
struct Message {
    parts: Parts,
    other: OtherMembers,
    bare: bool,
}

impl Message {
    fn finish(self) -> Result<DirectiveEnvelope, ParseError> {
        let place = if self.bare {
            "payload"
        } else {
            "directive.payload"
        };
        let directive = self.parts.finish().map_err(|error| error.below(place))?;
        Ok(DirectiveEnvelope {
            directive,
            other: self.other,
            bare: self.bare,
        })
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MessageVisitor;

        impl<'de> Visitor<'de> for MessageVisitor {
            type Value = Message;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a message with a directive")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Message, A::Error> {
                let mut inner: Option<Parts> = None;
                let mut outer = Parts::default();
                let mut other = OtherMembers::default();
                while let Some(key) = map.next_key_seed(CowStr)? {
                    if key == "directive" {
                        if inner.replace(map.next_value()?).is_some() {
                            return Err(de::Error::duplicate_field("directive"));
                        }
                    } else if inner.is_none() {
                        outer.member(&key, &mut map)?;
                    } else if !other.keep(key.into_owned(), map.next_value()?) {
                        return Err(de::Error::custom("duplicate member"));
                    }
                }
                let Some(parts) = inner else {
                    let bare = outer.has_header();
                    return bare
                        .then_some(Message {
                            parts: outer,
                            other,
                            bare,
                        })
                        .ok_or_else(|| de::Error::missing_field("directive"));
                };
                for (name, value) in outer.into_members().map_err(de::Error::custom)? {
                    if !other.keep(name, value) {
                        return Err(de::Error::custom("duplicate member"));
                    }
                }
                Ok(Message {
                    parts,
                    other,
                    bare: false,
                })
            }
        }

        deserializer.deserialize_map(MessageVisitor)
    }
}

impl<'de> Deserialize<'de> for DirectiveEnvelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Message::deserialize(deserializer)?
            .finish()
            .map_err(de::Error::custom)
    }
}

impl Serialize for DirectiveEnvelope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.bare {
            return self.directive.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("directive", &self.directive)?;
        for (name, value) in self.other.iter() {
            if name != "directive" {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

impl From<Directive> for DirectiveEnvelope {
    fn from(directive: Directive) -> Self {
        Self::new(directive)
    }
}
