use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::System;
use crate::wire::CowStr;
use crate::{Lazy, ParseError};

/// The state of device, user and interfaces when the request was made.
///
/// Everything but `System` is kept as text until asked for, because it is heavy and few skills look
/// at it.
///
/// ```
/// use alexa_skill_core::request::Context;
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct AudioPlayer { player_activity: String }
///
/// let context: Context = serde_json::from_str(r#"{"AudioPlayer":{"playerActivity":"IDLE"}}"#)?;
/// let player: AudioPlayer = context.read("AudioPlayer")?.expect("it is there");
/// assert_eq!(player.player_activity, "IDLE");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Context {
    /// The skill, the user, the device and the way to Alexa's APIs.
    pub system: Option<System>,
    /// Every other member as it came, by its name on the wire: `Viewport`, `AudioPlayer`,
    /// `Alexa.Presentation.APL` and so on.
    pub others: BTreeMap<String, Lazy<Value>>,
}

impl Context {
    /// A context of `system` and nothing else, for tests.
    pub fn new(system: System) -> Self {
        Self {
            system: Some(system),
            others: BTreeMap::new(),
        }
    }

    /// Reads the member `name` as a type of your own; `None` if it is absent or `null`.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, ParseError> {
        let Some(json) = self.others.get(name).and_then(Lazy::json) else {
            return Ok(None);
        };
        crate::parse::from_text(&json).map_err(|error| error.below(&format!("context.{name}")))
    }
}

impl<'de> Deserialize<'de> for Context {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ContextVisitor;

        impl<'de> Visitor<'de> for ContextVisitor {
            type Value = Context;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a context")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Context, A::Error> {
                let mut context = Context::default();
                while let Some(key) = map.next_key_seed(CowStr)? {
                    if key == "System" {
                        context.system = map.next_value()?;
                    } else {
                        context.others.insert(key.into_owned(), map.next_value()?);
                    }
                }
                Ok(context)
            }
        }

        deserializer.deserialize_map(ContextVisitor)
    }
}

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(system) = &self.system {
            map.serialize_entry("System", system)?;
        }
        for (name, member) in &self.others {
            map.serialize_entry(name, member)?;
        }
        map.end()
    }
}
