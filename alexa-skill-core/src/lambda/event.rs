use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

use super::EventKind;
use crate::{ParseError, parse};

/// One event that Lambda hands over: a message of Alexa, as JSON.
///
/// Looking at a part of it reads over the text and keeps nothing; reading the whole is for the
/// [`EventHandler`](super::EventHandler) that takes it.
#[derive(Clone)]
pub struct Event(Box<RawValue>);

impl Event {
    /// Takes an event, which must be JSON.
    pub fn from_slice(event: &[u8]) -> Result<Self, ParseError> {
        parse::from_bytes(event).map(Self)
    }

    pub(super) fn from_raw(json: Box<RawValue>) -> Self {
        Self(json)
    }

    /// The whole of it. It holds the user's secrets.
    pub fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    /// The whole of it. It holds the user's secrets.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// What it seems to be.
    pub fn kind(&self) -> EventKind {
        match members(&self.0) {
            Some(members) if members.contains_key("request") => EventKind::Request,
            Some(members) if members.contains_key("directive") => EventKind::Directive,
            _ => EventKind::Other,
        }
    }

    /// The id of the skill that a request is for: of `context.System.application`, else of
    /// `session.application`. Directives have none.
    pub fn skill_id(&self) -> Option<String> {
        self.text(&["context", "System", "application", "applicationId"])
            .or_else(|| self.text(&["session", "application", "applicationId"]))
    }

    /// `request.type`
    pub fn request_type(&self) -> Option<String> {
        self.text(&["request", "type"])
    }

    /// `request.locale`
    pub fn locale(&self) -> Option<crate::Locale> {
        self.text(&["request", "locale"]).map(crate::Locale::new)
    }

    /// The text at this path; `None` if there is something else or nothing. Unlike the types of the
    /// model, it finds its way through messages that are wrong elsewhere.
    pub(super) fn text(&self, path: &[&str]) -> Option<String> {
        let mut value = &*self.0;
        for name in path {
            value = members(value)?.remove(*name)?;
        }
        serde_json::from_str(value.get()).ok()
    }
}

fn members(object: &RawValue) -> Option<BTreeMap<String, &RawValue>> {
    serde_json::from_str(object.get()).ok()
}

/// Prints no text of the event.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("bytes", &self.as_str().len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(json: &str) -> Event {
        Event::from_slice(json.as_bytes()).unwrap()
    }

    #[test]
    fn kinds_are_told_by_their_members() {
        assert_eq!(event(r#"{"request":7}"#).kind(), EventKind::Request);
        assert_eq!(event(r#"{"directive":{}}"#).kind(), EventKind::Directive);
        for json in [
            "{}",
            "[]",
            "null",
            "\"request\"",
            r#"{"source":"aws.events"}"#,
        ] {
            assert_eq!(event(json).kind(), EventKind::Other, "{json}");
        }
        assert!(Event::from_slice(b"{").is_err() && Event::from_slice(b"\"\xff\"").is_err());
    }

    #[test]
    fn the_skill_id_is_found_in_both_places_and_among_what_is_wrong() {
        let system =
            r#"{"context":{"System":{"application":{"applicationId":"a"},"user":7}},"session":[]}"#;
        assert_eq!(event(system).skill_id().as_deref(), Some("a"));
        let session = r#"{"context":{"System":{"application":{"applicationId":null}}},"session":{"application":{"applicationId":"b"}}}"#;
        assert_eq!(event(session).skill_id().as_deref(), Some("b"));
        assert_eq!(event(r#"{"context":7}"#).skill_id(), None);
    }

    #[test]
    fn secrets_are_not_printed() {
        let event = event(r#"{"context":{"System":{"user":{"accessToken":"eyJ-secret"}}}}"#);
        assert!(!format!("{event:?}").contains("secret"));
    }
}
