use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Event, EventContext, EventPayload};
use crate::smart_home::{Endpoint, EndpointId, Header, Interface, Property, Scope};
use crate::wire::{Assembled, assembled, kept};
use crate::{OtherMembers, ParseError};

/// A whole message from a skill: an answer to a directive, or news for the event gateway.
///
/// Constructors make each kind; [`answering`](Self::answering) ties an answer to its directive, and
/// [`for_gateway`](Self::for_gateway) gives news its token. [`check`](Self::check) says whether the
/// service would accept the whole.
///
/// ```
/// use alexa_skill_core::smart_home::{
///     CorrelationToken, Endpoint, EndpointId, EventEnvelope, Header, Interface, PowerState, Property, Scope,
/// };
///
/// let directive = Header::new(Interface::POWER_CONTROLLER, "TurnOn")
///     .correlation_token(CorrelationToken::new("dFMb0z+PgpgdDmluhJ1LddFvSqZ/jCc8")?);
/// let lamp = Endpoint::new(EndpointId::new("lamp-1")?).scope(Scope::bearer("eyJhbGciOi"));
///
/// let answer = EventEnvelope::response()
///     .property(Property::power_state(PowerState::On))
///     .answering(&directive, Some(&lamp));
/// assert_eq!(answer.event.header.correlation_token, directive.correlation_token);
/// // The customer's token is never sent back.
/// assert_eq!(answer.event.endpoint.as_ref().unwrap().scope, None);
/// assert_eq!(answer.check(), Ok(()));
/// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EventEnvelope {
    /// `event`
    pub event: Event,
    /// `context`
    pub context: Option<EventContext>,
    /// Members that have no field here.
    pub other: OtherMembers,
}

impl EventEnvelope {
    /// An event of any kind. The kinds of this module have constructors of their own.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{EventEnvelope, Header};
    /// use serde_json::json;
    ///
    /// let header = Header::new("Alexa.WakeOnLANController", "WakeUp");
    /// let event = EventEnvelope::new(header, json!({}));
    /// assert!(event.is(&"Alexa.WakeOnLANController".into(), "WakeUp"));
    /// ```
    pub fn new(header: Header, payload: impl Into<EventPayload>) -> Self {
        Self {
            event: Event::new(header, payload),
            context: None,
            other: OtherMembers::default(),
        }
    }

    pub(super) fn of(namespace: Interface, name: &str, payload: impl Into<EventPayload>) -> Self {
        Self::new(Header::new(namespace, name), payload)
    }

    /// Reads a message from bytes. A payload that does not fit its kind's type is kept as it came.
    pub fn from_slice(body: &[u8]) -> Result<Self, ParseError> {
        crate::parse::from_bytes(body)
    }

    /// The message as JSON.
    pub fn to_vec(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Whether this is the event of that interface and name.
    pub fn is(&self, namespace: &Interface, name: &str) -> bool {
        self.event.header.is(namespace, name)
    }

    /// Sets the endpoint that the event is about, by its id alone.
    #[must_use]
    pub fn endpoint_id(mut self, endpoint_id: EndpointId) -> Self {
        self.event.endpoint.get_or_insert_default().endpoint_id = Some(endpoint_id);
        self
    }

    /// Adds a property to the context: what is so now.
    #[must_use]
    pub fn property(self, property: Property) -> Self {
        self.properties([property])
    }

    /// Adds properties to the context: what is so now.
    #[must_use]
    pub fn properties(mut self, properties: impl IntoIterator<Item = Property>) -> Self {
        let context = self.context.get_or_insert_default();
        context
            .properties
            .get_or_insert_default()
            .extend(properties);
        self
    }

    /// Ties an answer to the directive with this header and endpoint: the correlation token is
    /// echoed, and the endpoint by its id alone. The customer's token never is. What is set already
    /// stays.
    #[must_use]
    pub fn answering(mut self, header: &Header, endpoint: Option<&Endpoint>) -> Self {
        let event = &mut self.event;
        if event.header.correlation_token.is_none() {
            event
                .header
                .correlation_token
                .clone_from(&header.correlation_token);
        }
        let id = endpoint.and_then(|endpoint| endpoint.endpoint_id.as_ref());
        if let (None, Some(id), true) = (&event.endpoint, id, event.has_endpoint()) {
            event.endpoint = Some(Endpoint::new(id.clone()));
        }
        self
    }

    /// Gives the event the token that the event gateway wants: the customer's, from Login with
    /// Amazon, never the linked account's. It goes where the kind of event has it; a scope that a
    /// payload of another kind has is replaced, too.
    #[must_use]
    pub fn for_gateway(mut self, scope: Scope) -> Self {
        let had_scope = self.event.payload.remove_scope();
        match &mut self.event.payload {
            EventPayload::AddOrUpdateReport(report) => report.scope = Some(scope),
            EventPayload::DeleteReport(report) => report.scope = Some(scope),
            payload => {
                if let (true, EventPayload::Other(payload)) = (had_scope, payload)
                    && let Ok(scope) = serde_json::to_value(&scope)
                {
                    payload.set_scope(scope);
                }
                self.event.endpoint.get_or_insert_default().scope = Some(scope);
            }
        }
        self
    }
}

impl Event {
    /// Whether events of this kind are about one endpoint.
    pub(super) fn has_endpoint(&self) -> bool {
        let namespace = self.header.namespace.as_ref();
        let about_all = [Interface::AUTHORIZATION, Interface::DISCOVERY];
        !namespace.is_some_and(|namespace| about_all.contains(namespace))
            && !self.header.is(&Interface::ALEXA, "DeferredResponse")
    }
}

kept! {
    /// What a message is read into first.
    pub struct Parts {
        /// `event`
        pub event: Option<Event> = "event",
        /// `context`
        pub context: Option<EventContext> = "context",
    }
}

impl Assembled<'_> for EventEnvelope {
    type Parts = Parts;
    const EXPECTING: &'static str = "struct EventEnvelope";

    fn assemble(parts: Parts) -> Result<Self, &'static str> {
        Ok(Self {
            event: parts.event.ok_or("event")?,
            context: parts.context,
            other: parts.other,
        })
    }
}

impl<'de> Deserialize<'de> for EventEnvelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        assembled(deserializer)
    }
}

impl Serialize for EventEnvelope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("event", &self.event)?;
        if let Some(context) = &self.context {
            map.serialize_entry("context", context)?;
        }
        for (name, value) in self.other.iter() {
            if !matches!(name, "event" | "context") {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}
