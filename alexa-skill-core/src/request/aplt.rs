//! Documents on character displays: what the user did with them.

use serde_json::Value;

use super::apl::{EventSource, Runtime};
use crate::Lazy;
use crate::wire::model;

model! {
    /// A document on a character display sent an event.
    request UserEvent {
        /// The token of the document.
        pub token: Option<String>,
        /// The arguments that the command names.
        pub arguments: Option<Vec<Value>>,
        /// The component that sent the event.
        pub source: Option<Lazy<EventSource>>,
    }
}

impl UserEvent {
    /// The argument at `index`, from 0.
    pub fn argument(&self, index: usize) -> Option<&Value> {
        self.arguments.as_ref()?.get(index)
    }
}

model! {
    /// What a device says of its character display, under
    /// [`SupportedInterfaces::APLT`](crate::request::SupportedInterfaces::APLT).
    pub struct AlexaPresentationApltInterface {
        /// What renders the documents.
        pub runtime: Option<Runtime>,
    }
}
