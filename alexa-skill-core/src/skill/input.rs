use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::skill::Shared;
use super::{AttributesManager, MissingStateError};
use crate::Locale;
use crate::clock::Clock;
use crate::request::{Request, RequestEnvelope};
use crate::transport::{Transport, Until};

/// All that a handler has to answer one request with.
pub struct HandlerInput {
    raw: Option<Box<str>>,
    attributes: AttributesManager,
    extensions: http::Extensions,
    deadline: Option<SystemTime>,
    transport: Option<Arc<dyn Transport>>,
}

impl HandlerInput {
    pub(super) fn new(
        envelope: Box<RequestEnvelope>,
        raw: Option<Box<str>>,
        deadline: Option<SystemTime>,
        shared: Arc<Shared>,
    ) -> Self {
        let transport = shared.transport.clone();
        let transport = match deadline {
            Some(deadline) => transport.map(|inner| -> Arc<dyn Transport> {
                Arc::new(Until::new(inner, shared.clock.clone(), deadline))
            }),
            None => transport,
        };
        Self {
            raw,
            attributes: AttributesManager::new(envelope, shared, deadline),
            extensions: http::Extensions::new(),
            deadline,
            transport,
        }
    }

    /// The message from Alexa.
    pub fn envelope(&self) -> &RequestEnvelope {
        self.attributes.envelope()
    }

    /// What happened: short for `envelope().request`.
    pub fn request(&self) -> &Request {
        &self.envelope().request
    }

    /// The request's locale, or `en-US` if it has none.
    pub fn locale(&self) -> &Locale {
        const DEFAULT: &Locale = &Locale::EN_US;
        self.envelope().locale().unwrap_or(DEFAULT)
    }

    /// The message as it came, where the skill was invoked with JSON. It holds the user's secrets.
    pub fn raw_json(&self) -> Option<&str> {
        self.raw.as_deref()
    }

    /// The attributes.
    pub fn attributes(&self) -> &AttributesManager {
        &self.attributes
    }

    /// The attributes, to change.
    pub fn attributes_mut(&mut self) -> &mut AttributesManager {
        &mut self.attributes
    }

    /// What the skill was given by [`SkillBuilder::state`](super::SkillBuilder::state).
    pub fn state<T: Send + Sync + 'static>(&self) -> Result<&T, MissingStateError> {
        self.attributes.shared().state.get()
    }

    /// What interceptors left for this request, by type.
    pub fn extensions(&self) -> &http::Extensions {
        &self.extensions
    }

    /// What interceptors leave for this request, by type.
    pub fn extensions_mut(&mut self) -> &mut http::Extensions {
        &mut self.extensions
    }

    /// How outgoing calls are made, if the skill was given a transport. Its calls end before the
    /// deadline, with 250 ms left to answer.
    pub fn transport(&self) -> Option<&Arc<dyn Transport>> {
        self.transport.as_ref()
    }

    /// The clock that the skill goes by.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.attributes.shared().clock
    }

    /// When the host gives up waiting for the answer, if it said so.
    pub fn deadline(&self) -> Option<SystemTime> {
        self.deadline
    }

    /// The time left until the deadline; zero once it has passed, `None` if there is none.
    pub fn remaining_time(&self) -> Option<Duration> {
        let now = self.clock().now();
        self.deadline
            .map(|deadline| deadline.duration_since(now).unwrap_or_default())
    }

    pub(super) fn into_attributes(self) -> AttributesManager {
        self.attributes
    }
}

/// Prints the envelope, whose secrets redact themselves, and no attribute.
impl fmt::Debug for HandlerInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandlerInput")
            .field("envelope", self.envelope())
            .field("attributes", &self.attributes)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
