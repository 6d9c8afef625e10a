use std::mem::replace;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::{RawValue, to_value};
use serde_json::{Map, Value};

use super::{DirectivePayload, Payload};
use crate::secret::AccessToken;
use crate::smart_home::{CorrelationToken, Endpoint, EndpointId, Header, Scope};
use crate::wire::CowStr;
use crate::{OtherMembers, ParseError};

/// What Alexa asks a skill to do.
///
/// ```
/// use alexa_skill_core::smart_home::directive::{Directive, brightness::SetBrightness};
/// use alexa_skill_core::smart_home::{Endpoint, EndpointId, Percent, Scope};
///
/// let lamp = Endpoint::new(EndpointId::new("lamp-1")?).scope(Scope::bearer("eyJhbGciOi"));
/// let directive = Directive::new(SetBrightness::new(Percent::new(40)?)).endpoint(lamp);
/// assert!(directive.header.is(&"Alexa.BrightnessController".into(), "SetBrightness"));
/// assert_eq!(directive.payload::<SetBrightness>().map(|set| set.brightness.get()), Some(40));
/// assert!(directive.access_token().is_some());
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Directive {
    /// `header`: which directive it is.
    pub header: Header,
    /// `endpoint`: the device; `Discover` and `AcceptGrant` have none.
    pub endpoint: Option<Endpoint>,
    /// `payload`
    pub payload: Payload,
    /// Members that have no field here.
    pub other: OtherMembers,
}

impl Directive {
    /// A directive with a new message id and nothing but its payload, for tests and simulators.
    pub fn new<P: DirectivePayload>(payload: P) -> Self {
        Self {
            header: Header::new(P::NAMESPACE, P::NAME),
            endpoint: None,
            payload: payload.into(),
            other: OtherMembers::default(),
        }
    }

    /// Sets the device.
    #[must_use]
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = Some(endpoint);
        self
    }

    /// Sets the token that the answer echoes.
    #[must_use]
    pub fn correlation_token(mut self, token: CorrelationToken) -> Self {
        self.header.correlation_token = Some(token);
        self
    }

    /// `header.namespace`; empty if it is absent.
    pub fn namespace(&self) -> &str {
        let namespace = self.header.namespace.as_ref();
        namespace.map_or("", |namespace| namespace.as_str())
    }

    /// `header.name`; empty if it is absent.
    pub fn name(&self) -> &str {
        self.header.name.as_deref().unwrap_or_default()
    }

    /// Whether it is a message of version 3, the only one that Alexa still sends.
    pub fn is_current(&self) -> bool {
        let version = self.header.payload_version.as_deref();
        version.is_none_or(|version| version == "3")
    }

    /// The payload, if it is of this type.
    pub fn payload<P: DirectivePayload>(&self) -> Option<&P> {
        P::of(&self.payload)
    }

    /// `endpoint.endpointId`
    pub fn endpoint_id(&self) -> Option<&EndpointId> {
        self.endpoint.as_ref()?.endpoint_id.as_ref()
    }

    /// Who the directive is about. The namespace alone says where that stands: in `payload.scope` of
    /// `Alexa.Discovery`, in `payload.grantee` of `Alexa.Authorization`, in `endpoint.scope` of all
    /// others. A scope in another place is passed over.
    pub fn scope(&self) -> Option<&Scope> {
        match (self.namespace(), &self.payload) {
            ("Alexa.Discovery", Payload::Discover(discover)) => Some(&discover.scope),
            ("Alexa.Authorization", Payload::AcceptGrant(accept)) => Some(&accept.grantee),
            ("Alexa.Discovery" | "Alexa.Authorization", _) => None,
            _ => self.endpoint.as_ref()?.scope.as_ref(),
        }
    }

    /// The linked account's token, of a scope of a bearer type. An empty one counts as absent.
    pub fn access_token(&self) -> Option<&AccessToken> {
        self.scope()?.bearer_token()
    }
}

/// The members of a directive before its payload has been read.
#[derive(Default)]
pub(super) struct Parts {
    header: Option<Header>,
    endpoint: Option<Endpoint>,
    payload: Option<Box<RawValue>>,
    other: OtherMembers,
    /// A `null` counts, too: no member may stand there twice.
    has_endpoint: bool,
    has_payload: bool,
}

impl Parts {
    /// Reads the value of one member.
    pub(super) fn member<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let twice = match key {
            "header" => self.header.replace(map.next_value()?).is_some(),
            "endpoint" => {
                self.endpoint = map.next_value()?;
                replace(&mut self.has_endpoint, true)
            }
            "payload" => {
                self.payload = map.next_value()?;
                replace(&mut self.has_payload, true)
            }
            _ => !self.other.keep(key.to_owned(), map.next_value::<Value>()?),
        };
        if twice {
            return Err(de::Error::custom("duplicate member"));
        }
        Ok(())
    }

    pub(super) fn has_header(&self) -> bool {
        self.header.is_some()
    }

    /// All that was read, for members that turned out to be no directive's.
    pub(super) fn into_members(self) -> Result<Map<String, Value>, serde_json::Error> {
        let Self {
            header,
            endpoint,
            payload,
            other,
            ..
        } = self;
        let mut members = Map::new();
        if let Some(header) = header {
            members.insert("header".to_owned(), to_value(header)?);
        }
        if let Some(endpoint) = endpoint {
            members.insert("endpoint".to_owned(), to_value(endpoint)?);
        }
        if let Some(payload) = payload {
            members.insert("payload".to_owned(), to_value(payload)?);
        }
        members.extend(other.into_map());
        Ok(members)
    }

    /// The directive; what is wrong with its payload is told from there.
    pub(super) fn finish(self) -> Result<Directive, ParseError> {
        let header = self.header.unwrap_or_default();
        let payload = Payload::read(&header, self.payload.as_deref())?;
        Ok(Directive {
            header,
            endpoint: self.endpoint,
            payload,
            other: self.other,
        })
    }
}

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PartsVisitor;

        impl<'de> Visitor<'de> for PartsVisitor {
            type Value = Parts;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a directive")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parts, A::Error> {
                let mut parts = Parts::default();
                while let Some(key) = map.next_key_seed(CowStr)? {
                    parts.member(&key, &mut map)?;
                }
                if !parts.has_header() {
                    return Err(de::Error::missing_field("header"));
                }
                Ok(parts)
            }
        }

        deserializer.deserialize_map(PartsVisitor)
    }
}

impl<'de> Deserialize<'de> for Directive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parts = Parts::deserialize(deserializer)?;
        let directive = parts.finish();
        directive.map_err(|error| de::Error::custom(error.below("payload")))
    }
}

impl Serialize for Directive {
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
