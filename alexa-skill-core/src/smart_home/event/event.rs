use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::EventPayload;
use crate::OtherMembers;
use crate::smart_home::{Endpoint, Header};
use crate::wire::{Assembled, assembled, kept};

/// The event itself: what it is, which endpoint it is about, and what it says.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// `header`
    pub header: Header,
    /// `endpoint`
    pub endpoint: Option<Endpoint>,
    /// `payload`
    pub payload: EventPayload,
    /// Members that have no field here.
    pub other: OtherMembers,
}

impl Event {
    /// An event of any kind.
    pub fn new(header: Header, payload: impl Into<EventPayload>) -> Self {
        Self {
            header,
            endpoint: None,
            payload: payload.into(),
            other: OtherMembers::default(),
        }
    }
}

kept! {
    /// The payload cannot be read before the header is, which may come after it.
    pub struct Parts {
        /// `header`
        pub header: Option<Header> = "header",
        /// `endpoint`
        pub endpoint: Option<Endpoint> = "endpoint",
        /// `payload`
        pub payload: Option<Value> = "payload",
    }
}

impl Assembled<'_> for Event {
    type Parts = Parts;
    const EXPECTING: &'static str = "struct Event";

    fn assemble(parts: Parts) -> Result<Self, &'static str> {
        let header = parts.header.ok_or("header")?;
        let payload = EventPayload::read(&header, parts.payload);
        Ok(Self {
            header,
            endpoint: parts.endpoint,
            payload,
            other: parts.other,
        })
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        assembled(deserializer)
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("header", &self.header)?;
        if let Some(endpoint) = &self.endpoint {
            map.serialize_entry("endpoint", endpoint)?;
        }
        map.serialize_entry("payload", &self.payload)?;
        for (name, value) in self.other.iter() {
            if !matches!(name, "header" | "endpoint" | "payload") {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}
