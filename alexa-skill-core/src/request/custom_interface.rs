//! Gadgets with an interface of their own.

use serde_json::Value;

use crate::wire::model;

model! {
    /// Gadgets sent events that the skill's event handler lets through.
    request EventsReceivedRequest {
        /// The token of the event handler.
        pub token: Option<String>,
        /// The events.
        #[serde(deserialize_with = "crate::wire::list")]
        pub events: Option<Vec<Event>>,
    }
}

model! {
    /// The skill's event handler came to its end.
    request ExpiredRequest {
        /// The token of the event handler.
        pub token: Option<String>,
        /// What the skill gave for this case.
        pub expiration_payload: Option<Value>,
    }
}

model! {
    /// An event of a gadget.
    pub struct Event {
        /// What it is.
        pub header: Option<Header>,
        /// What it says, as the gadget's interface has it.
        pub payload: Option<Value>,
        /// The gadget.
        pub endpoint: Option<Endpoint>,
    }
}

model! {
    /// What an event or directive of a gadget is.
    pub struct Header {
        /// The gadget's interface, such as `Custom.Robot`.
        pub namespace: Option<String>,
        /// The event or directive in it.
        pub name: Option<String>,
    }
}

model! {
    /// A gadget.
    pub struct Endpoint {
        /// The gadget's id.
        pub endpoint_id: Option<String>,
    }
}
