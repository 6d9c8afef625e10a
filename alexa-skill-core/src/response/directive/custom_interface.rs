//! `CustomInterfaceController`: gadgets with an interface of their maker's.
//!
//! ```
//! use alexa_skill_core::response::directive::custom_interface::{
//!     EventFilter, Expiration, FilterMatchAction, SendDirectiveDirective,
//!     StartEventHandlerDirective, StopEventHandlerDirective,
//! };
//! use serde_json::json;
//!
//! let blink = SendDirectiveDirective::new("gadget-endpoint", "Custom.Lamp", "Blink")
//!     .payload(json!({ "times": 3 }));
//! let listen = StartEventHandlerDirective::new("handler-1")
//!     .event_filter(EventFilter::new(
//!         json!({ "==": [{ "var": "header.namespace" }, "Custom.Lamp"] }),
//!         FilterMatchAction::SendAndTerminate,
//!     ))
//!     .expiration(Expiration::new(10_000));
//! let stop = StopEventHandlerDirective::new("handler-1");
//! ```

use serde_json::Value;

use crate::wire::{model, open_enum};

model! {
    /// Sends a directive to a gadget.
    pub struct SendDirectiveDirective {
        /// Which directive.
        pub header: Option<Header>,
        /// What it says: any JSON that the gadget understands.
        pub payload: Option<Value>,
        /// The gadget.
        pub endpoint: Option<Endpoint>,
    }
}

model! {
    /// Names a directive of a custom interface.
    pub struct Header new(namespace: String, name: String) {
        /// The interface, such as `Custom.Lamp`.
        pub namespace: Option<String>,
        /// The directive in it.
        pub name: Option<String>,
    }
}

model! {
    /// A gadget.
    pub struct Endpoint new(endpoint_id: String) {
        /// Its id, from the endpoint enumeration API.
        pub endpoint_id: Option<String>,
    }
}

model! {
    /// Starts to listen to gadgets.
    pub struct StartEventHandlerDirective {
        /// The skill's own name for the handler.
        pub token: Option<String>,
        /// Which events are passed on.
        pub event_filter: Option<EventFilter>,
        /// When the handler ends.
        pub expiration: Option<Expiration>,
    }
}

model! {
    /// Which events of gadgets are passed on.
    pub struct EventFilter new(filter_expression: Value, filter_match_action: FilterMatchAction) {
        /// The condition, in `JsonLogic`. `null` is a value here.
        #[serde(deserialize_with = "crate::wire::any")]
        pub filter_expression: Option<Value>,
        /// What happens on a match.
        pub filter_match_action: Option<FilterMatchAction>,
    }
}

open_enum! {
    /// What happens when an event matches.
    pub enum FilterMatchAction {
        /// It is passed on, and the handler ends.
        SendAndTerminate = "SEND_AND_TERMINATE",
        /// It is passed on.
        Send = "SEND",
    }
}

model! {
    /// When a handler ends.
    pub struct Expiration new(duration_in_milliseconds: i64) {
        /// After this time, in milliseconds.
        pub duration_in_milliseconds: Option<i64>,
        /// What the skill is told then: any JSON.
        pub expiration_payload: Option<Value>,
    }
}

model! {
    /// Stops to listen to gadgets.
    pub struct StopEventHandlerDirective {
        /// The handler's name.
        pub token: Option<String>,
    }
}

impl SendDirectiveDirective {
    /// Sends the directive `name` of the interface `namespace` to a gadget.
    pub fn new(
        endpoint_id: impl Into<String>,
        namespace: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .endpoint(Endpoint::new(endpoint_id))
            .header(Header::new(namespace, name))
    }
}

impl StartEventHandlerDirective {
    /// Starts a handler under the name `token`.
    pub fn new(token: impl Into<String>) -> Self {
        Self::default().token(token)
    }
}

impl StopEventHandlerDirective {
    /// Stops the handler of the name `token`.
    pub fn new(token: impl Into<String>) -> Self {
        Self::default().token(token)
    }
}
