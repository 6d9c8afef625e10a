use crate::id::RequestId;
use crate::wire::{model, open_enum};

model! {
    /// What the skill answered to an earlier request could not be done.
    request ExceptionEncounteredRequest {
        /// What went wrong.
        pub error: Option<ExceptionError>,
        /// The earlier request.
        pub cause: Option<ExceptionCause>,
    }
}

model! {
    /// What went wrong with an answer.
    pub struct ExceptionError {
        /// The kind of error.
        #[serde(rename = "type")]
        pub error_type: Option<ExceptionErrorType>,
        /// What the service says of it.
        pub message: Option<String>,
    }
}

open_enum! {
    /// The kinds of error with answers.
    pub enum ExceptionErrorType {
        /// The answer was not acceptable.
        InvalidResponse = "INVALID_RESPONSE",
        /// The device could not be reached.
        DeviceCommunicationError = "DEVICE_COMMUNICATION_ERROR",
        /// The service failed.
        InternalServiceError = "INTERNAL_SERVICE_ERROR",
    }
}

model! {
    /// The request whose answer could not be done.
    pub struct ExceptionCause {
        /// Its id.
        pub request_id: Option<RequestId>,
    }
}
