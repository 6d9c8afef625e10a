use super::{Cookie, EndpointId, Scope};
use crate::wire::kept;

kept! {
    /// The device or scene that a message is about.
    pub struct Endpoint {
        /// `scope`: in directives, and in events for the gateway.
        pub scope: Option<Scope> = "scope",
        /// `endpointId`
        pub endpoint_id: Option<EndpointId> = "endpointId",
        /// `cookie`: what the skill attached at discovery.
        pub cookie: Option<Cookie> = "cookie",
    }
}

impl Endpoint {
    /// An endpoint by its id alone, as synchronous answers name it.
    pub fn new(endpoint_id: EndpointId) -> Self {
        Self::default().endpoint_id(endpoint_id)
    }
}
