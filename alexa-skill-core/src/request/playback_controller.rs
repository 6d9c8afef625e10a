//! The buttons for playback: of the device, of a remote control, of the Alexa app.

use crate::wire::model;

model! {
    /// The user pressed "next".
    request NextCommandIssuedRequest {}
}

model! {
    /// The user pressed "previous".
    request PreviousCommandIssuedRequest {}
}

model! {
    /// The user pressed "play".
    request PlayCommandIssuedRequest {}
}

model! {
    /// The user pressed "pause".
    request PauseCommandIssuedRequest {}
}
