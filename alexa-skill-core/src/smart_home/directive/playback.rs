//! `Alexa.PlaybackController`

use super::part::part;

part! {
    /// Plays.
    pub struct Play {}
}

part! {
    /// Pauses.
    pub struct Pause {}
}

part! {
    /// Stops.
    pub struct Stop {}
}

part! {
    /// Starts over from the beginning.
    pub struct StartOver {}
}

part! {
    /// Goes to the next piece.
    pub struct Next {}
}

part! {
    /// Goes to the previous piece.
    pub struct Previous {}
}

part! {
    /// Winds back.
    pub struct Rewind {}
}

part! {
    /// Winds forward.
    pub struct FastForward {}
}
