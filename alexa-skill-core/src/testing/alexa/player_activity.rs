use std::fmt;

/// What the audio player does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum PlayerActivity {
    /// It has played nothing yet.
    #[default]
    Idle,
    /// It plays.
    Playing,
    /// It was stopped, or is held while the user speaks.
    Stopped,
    /// It came to the end.
    Finished,
}

impl PlayerActivity {
    /// The name in requests.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "IDLE",
            Self::Playing => "PLAYING",
            Self::Stopped => "STOPPED",
            Self::Finished => "FINISHED",
        }
    }
}

impl fmt::Display for PlayerActivity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
