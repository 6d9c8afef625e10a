use serde_json::Value;

use crate::UnknownObject;
use crate::wire::{model, tagged_enum};

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
        /// What it resulted in.
        pub result: Option<Value>,
    }
}

model! {
    /// How a connection went.
    pub struct ConnectionStatus {
        /// An HTTP-like code; `200` is success.
        pub code: Option<String>,
        /// What the service says of it.
        pub message: Option<String>,
    }
}
