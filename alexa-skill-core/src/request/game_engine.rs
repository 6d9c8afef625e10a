//! Echo Buttons and other gadgets for games.

use super::Timestamp;
use crate::id::RequestId;
use crate::wire::{model, open_enum};

model! {
    /// What the skill's input handler was waiting for happened.
    request InputHandlerEventRequest {
        /// The request that started the input handler.
        pub originating_request_id: Option<RequestId>,
        /// What happened.
        #[serde(deserialize_with = "crate::wire::list")]
        pub events: Option<Vec<InputHandlerEvent>>,
    }
}

model! {
    /// Something that an input handler waits for.
    pub struct InputHandlerEvent {
        /// The name that the skill gave it.
        pub name: Option<String>,
        /// The presses that led to it.
        #[serde(deserialize_with = "crate::wire::list")]
        pub input_events: Option<Vec<InputEvent>>,
    }
}

model! {
    /// A press of a button.
    pub struct InputEvent {
        /// The gadget.
        pub gadget_id: Option<String>,
        /// When.
        pub timestamp: Option<Timestamp>,
        /// Down or up.
        pub action: Option<InputEventAction>,
        /// The colour that the button had, as `RRGGBB`.
        pub color: Option<String>,
        /// What was used, such as `press`.
        pub feature: Option<String>,
    }
}

open_enum! {
    /// What was done with a button.
    pub enum InputEventAction {
        /// Pressed.
        Down = "down",
        /// Let go.
        Up = "up",
    }
}
