use crate::wire::{model, open_enum};

model! {
    /// The session is over for another reason than the skill's own answer. The answer to it is not
    /// spoken.
    request SessionEndedRequest {
        /// Why it ended.
        pub reason: Option<SessionEndedReason>,
        /// What went wrong, where the reason is an error.
        pub error: Option<SessionEndedError>,
    }
}

open_enum! {
    /// Why a session ended.
    pub enum SessionEndedReason {
        /// The user said so.
        UserInitiated = "USER_INITIATED",
        /// Something went wrong.
        Error = "ERROR",
        /// The user did not answer, or not so that it matched an intent.
        ExceededMaxReprompts = "EXCEEDED_MAX_REPROMPTS",
    }
}

model! {
    /// What went wrong.
    pub struct SessionEndedError {
        /// The kind of error.
        #[serde(rename = "type")]
        pub error_type: Option<SessionEndedErrorType>,
        /// What the service says of it.
        pub message: Option<String>,
    }
}

open_enum! {
    /// The kind of error that ended a session.
    pub enum SessionEndedErrorType {
        /// The skill's answer was not acceptable.
        InvalidResponse = "INVALID_RESPONSE",
        /// The device could not be reached.
        DeviceCommunicationError = "DEVICE_COMMUNICATION_ERROR",
        /// The service failed.
        InternalServiceError = "INTERNAL_SERVICE_ERROR",
        /// The skill did not answer in time.
        EndpointTimeout = "ENDPOINT_TIMEOUT",
    }
}
