use std::time::Duration;

use crate::smart_home::EndpointId;
use crate::wire::kept;

kept! {
    /// The payload of `Arm.Response`: the panel is armed, or will be.
    pub struct ArmResponse {
        /// `bypassedEndpoints`: sensors that are left out.
        pub bypassed_endpoints: Option<Vec<BypassedEndpoint>> = "bypassedEndpoints",
        /// `exitDelayInSeconds`: how long people have to leave.
        pub exit_delay_in_seconds: Option<u64> = "exitDelayInSeconds",
    }
}

impl ArmResponse {
    /// How long people have to leave, to the second.
    #[must_use]
    pub fn exit_delay(self, delay: Duration) -> Self {
        self.exit_delay_in_seconds(delay.as_secs())
    }

    /// Adds a sensor that is left out.
    #[must_use]
    pub fn bypassed(mut self, endpoint: BypassedEndpoint) -> Self {
        self.bypassed_endpoints
            .get_or_insert_default()
            .push(endpoint);
        self
    }
}

kept! {
    /// A sensor that a security panel leaves out, or would have to.
    pub struct BypassedEndpoint {
        /// `endpointId`
        pub endpoint_id: Option<EndpointId> = "endpointId",
        /// `friendlyName`
        pub friendly_name: Option<String> = "friendlyName",
    }
}

impl BypassedEndpoint {
    /// A sensor by its id and by what people call it.
    pub fn new(endpoint_id: EndpointId, friendly_name: impl Into<String>) -> Self {
        Self::default()
            .endpoint_id(endpoint_id)
            .friendly_name(friendly_name)
    }
}
