use serde_json::{Value, json};

use crate::parse::MAX_BYTES;
use crate::smart_home::directive::Directive;
use crate::smart_home::{CorrelationToken, Endpoint, EndpointId, EventEnvelope, Header};

/// A message as JSON of any shape; null if it is none, or too long to be looked at.
pub(super) fn any_json(body: &[u8]) -> Value {
    match body.len() {
        0..=MAX_BYTES => serde_json::from_slice(body).unwrap_or(Value::Null),
        _ => Value::Null,
    }
}

/// Whether directives of this namespace are about the account as a whole: they have no endpoint.
pub(super) fn is_about_all(namespace: &str) -> bool {
    matches!(namespace, "Alexa.Discovery" | "Alexa.Authorization")
}

/// What an answer repeats of its directive.
#[derive(Debug, Clone, Default)]
pub(super) struct Echo {
    /// Of it, the correlation token.
    header: Header,
    /// Of it, the id.
    endpoint: Option<Endpoint>,
}

impl Echo {
    pub(super) fn of(directive: &Directive) -> Self {
        // What is not in the form that Alexa accepts would have the answer refused.
        let token = directive.header.correlation_token.clone();
        let token = token.filter(|token| token.check().is_ok());
        let about_all = is_about_all(directive.namespace());
        let endpoint = directive.endpoint_id();
        let endpoint = endpoint.filter(|id| !about_all && id.check().is_ok());
        Self::new(token, endpoint.cloned())
    }

    fn new(token: Option<CorrelationToken>, endpoint_id: Option<EndpointId>) -> Self {
        Self {
            header: Header {
                correlation_token: token.filter(|token| !token.as_str().is_empty()),
                ..Header::default()
            },
            endpoint: endpoint_id.map(Endpoint::new),
        }
    }

    /// What can be told of a message that cannot be read as a directive.
    pub(super) fn salvage(message: &Value) -> Self {
        let text = |place| message.pointer(place).and_then(Value::as_str);
        let token = text("/directive/header/correlationToken");
        let about_all = text("/directive/header/namespace").is_some_and(is_about_all);
        let endpoint = text("/directive/endpoint/endpointId").filter(|_| !about_all);
        Self::new(
            token.and_then(|token| CorrelationToken::new(token).ok()),
            endpoint.and_then(|endpoint| EndpointId::new(endpoint).ok()),
        )
    }

    pub(super) fn has_endpoint(&self) -> bool {
        self.endpoint.is_some()
    }

    /// The answer with what it repeats, and without the customer's token, which it never does.
    pub(super) fn answer(&self, mut answer: EventEnvelope) -> EventEnvelope {
        answer.event.header.correlation_token = None;
        let mut answer = answer.answering(&self.header, self.endpoint.as_ref());
        if let Some(endpoint) = &mut answer.event.endpoint {
            endpoint.scope = None;
        }
        answer.event.payload.remove_scope();
        answer
    }

    /// The answer in place of one that is no JSON.
    pub(super) fn unwritable(&self) -> Vec<u8> {
        let mut header = json!({
            "namespace": "Alexa", "name": "ErrorResponse", "payloadVersion": "3",
            "messageId": crate::smart_home::MessageId::random().as_str(),
        });
        if let Some(token) = &self.header.correlation_token {
            header["correlationToken"] = token.as_str().into();
        }
        let payload =
            json!({ "type": "INTERNAL_ERROR", "message": "The answer cannot be written." });
        let mut event = json!({ "header": header, "payload": payload });
        let endpoint = self.endpoint.as_ref();
        if let Some(id) = endpoint.and_then(|endpoint| endpoint.endpoint_id.as_ref()) {
            event["endpoint"] = json!({ "endpointId": id.as_str() });
        }
        json!({ "event": event }).to_string().into_bytes()
    }
}
