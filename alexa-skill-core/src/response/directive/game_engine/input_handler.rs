use std::collections::BTreeMap;

use super::{Event, Recognizer};
use crate::wire::model;

model! {
    /// Starts to listen to buttons.
    pub struct StartInputHandlerDirective {
        /// For how long, in milliseconds.
        pub timeout: Option<i64>,
        /// The skill's own names for buttons that are not known yet.
        #[serde(deserialize_with = "crate::wire::list")]
        pub proxies: Option<Vec<String>>,
        /// What may be true of the presses so far, by the skill's own names.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub recognizers: Option<BTreeMap<String, Recognizer>>,
        /// What the skill is told of, by its own names.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub events: Option<BTreeMap<String, Event>>,
    }
}

model! {
    /// Stops to listen to buttons.
    pub struct StopInputHandlerDirective {
        /// The id of the request that was answered by starting.
        pub originating_request_id: Option<String>,
    }
}

impl StartInputHandlerDirective {
    /// Listens for `timeout` milliseconds.
    pub fn new(timeout: i64) -> Self {
        Self::default()
            .timeout(timeout)
            .recognizers(BTreeMap::new())
            .events(BTreeMap::new())
    }

    /// Adds a name for a button that is not known yet.
    #[must_use]
    pub fn proxy(mut self, name: impl Into<String>) -> Self {
        self.proxies.get_or_insert_default().push(name.into());
        self
    }

    /// Adds what may be true of the presses so far.
    #[must_use]
    pub fn recognizer(
        mut self,
        name: impl Into<String>,
        recognizer: impl Into<Recognizer>,
    ) -> Self {
        let recognizers = self.recognizers.get_or_insert_default();
        recognizers.insert(name.into(), recognizer.into());
        self
    }

    /// Adds what the skill is told of.
    #[must_use]
    pub fn event(mut self, name: impl Into<String>, event: Event) -> Self {
        let events = self.events.get_or_insert_default();
        events.insert(name.into(), event);
        self
    }
}

impl StopInputHandlerDirective {
    /// Stops the handler that the answer to this request has started.
    pub fn new(originating_request_id: impl Into<String>) -> Self {
        Self::default().originating_request_id(originating_request_id)
    }
}
