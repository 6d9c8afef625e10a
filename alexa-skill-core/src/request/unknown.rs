use serde::de::{DeserializeOwned, MapAccess};
use serde::{Serialize, Serializer};

use super::Timestamp;
use crate::id::RequestId;
use crate::wire::{Tag, model};
use crate::{Locale, UnknownObject};

model! {
    request CommonMembers {}
}

/// A request of a type that this version does not know, kept whole.
///
/// ```
/// use alexa_skill_core::request::{Request, RequestEnvelope};
///
/// #[derive(serde::Deserialize)]
/// struct Gesture { strength: u8 }
///
/// let json = br#"{"request":{"type":"Gesture.Shake","requestId":"r-1","strength":3}}"#;
/// let envelope = RequestEnvelope::from_slice(json)?;
/// let Request::Unknown(request) = &envelope.request else { panic!("nobody knows it") };
/// assert_eq!(request.tag(), "Gesture.Shake");
/// assert_eq!(request.parse::<Gesture>()?.strength, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownRequest {
    /// `requestId`
    pub request_id: Option<RequestId>,
    /// `timestamp`, as received.
    pub timestamp: Option<Timestamp>,
    /// `locale`
    pub locale: Option<Locale>,
    object: UnknownObject,
}

impl UnknownRequest {
    /// `request.type` is the one member that must be as the model has it.
    pub(crate) const LENIENT: bool = false;

    pub(crate) fn read<'de, A: MapAccess<'de>>(
        tag_name: &str,
        tag: &Tag<'_>,
        rest: A,
    ) -> Result<Self, A::Error> {
        let object = UnknownObject::read(tag_name, tag, rest)?;
        // A type that nobody knows may use these names for something else.
        let common: CommonMembers = crate::json::read(object.json()).unwrap_or_default();
        Ok(Self {
            request_id: common.request_id,
            timestamp: common.timestamp,
            locale: common.locale,
            object,
        })
    }

    /// `request.type`
    pub fn tag(&self) -> &str {
        self.object.tag()
    }

    /// The whole request as JSON text. It may hold secrets of the user's.
    pub fn json(&self) -> &str {
        self.object.json()
    }

    /// Reads the request as a type of your own.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        self.object.parse()
    }
}

impl Serialize for UnknownRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.object.serialize(serializer)
    }
}
