use std::fmt;

/// What became of the session after a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SessionState {
    /// It is open, and Alexa listens.
    Listening,
    /// It is open, but Alexa does not listen: the user must say the wake word, or touch.
    Open,
    /// It is over, or there was none.
    Ended,
}

impl fmt::Display for SessionState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Listening => "listening",
            Self::Open => "open, not listening",
            Self::Ended => "ended",
        })
    }
}
