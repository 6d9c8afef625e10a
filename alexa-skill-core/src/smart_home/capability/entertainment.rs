use crate::wire::{kept, open_enum};

kept! {
    /// An input of a television or receiver.
    pub struct InputSource {
        /// `name`, such as `HDMI 1`.
        pub name: Option<String> = "name",
    }
}

open_enum! {
    /// What a player can be told: the names of the directives.
    pub enum PlaybackOperation {
        FastForward = "FastForward",
        Next = "Next",
        Pause = "Pause",
        Play = "Play",
        Previous = "Previous",
        Rewind = "Rewind",
        StartOver = "StartOver",
        Stop = "Stop",
    }
}
