use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::wire::{model, tagged_enum};
use crate::{Lazy, ParseError, UnknownObject};

model! {
    /// The session goes on after the user did something elsewhere, such as linking an account by
    /// voice.
    request SessionResumedRequest {
        /// What was done elsewhere.
        pub cause: Option<Cause>,
    }
}

tagged_enum! {
    /// Why a session goes on.
    pub enum Cause by "type", expecting "a cause" {
        /// A connection that the skill started is done.
        ConnectionCompleted(ConnectionCompleted) = "ConnectionCompleted",
        @else
        /// A cause that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// The outcome of a connection.
    pub struct ConnectionCompleted {
        /// The token that the skill gave when it started the connection.
        pub token: Option<String>,
        /// How it went.
        pub status: Option<ConnectionStatus>,
        /// What it resulted in: any JSON.
        pub result: Option<Lazy<Value>>,
    }
}

impl ConnectionCompleted {
    /// Whether the status is `200`.
    pub fn is_success(&self) -> bool {
        self.status
            .as_ref()
            .is_some_and(ConnectionStatus::is_success)
    }

    /// The result as the type that belongs to the task, such as one of
    /// [`amazon_pay`](super::connections::amazon_pay); `None` if there is none.
    pub fn read_result<T: DeserializeOwned>(&self) -> Result<Option<T>, ParseError> {
        crate::lazy::read_as(self.result.as_ref(), "request.cause.result")
    }
}

model! {
    /// How a connection went.
    pub struct ConnectionStatus written_with(code) {
        /// An HTTP-like code; `200` is success.
        pub code: Option<String>,
        /// What the service says of it.
        pub message: Option<String>,
    }
}

impl ConnectionStatus {
    /// Whether the code is `200`.
    pub fn is_success(&self) -> bool {
        self.code.as_deref() == Some("200")
    }
}
