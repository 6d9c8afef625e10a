use std::time::Duration;

/// Why a request was not made for now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimestampError {
    /// There is no `request.timestamp`.
    #[error("there is none")]
    Absent,
    /// It is neither a date with an offset nor epoch milliseconds.
    #[error("it cannot be read")]
    Unreadable,
    /// The request is too old: perhaps a replay.
    #[error("{} s old, {} s are allowed", age.as_secs_f32(), tolerance.as_secs())]
    TooOld {
        /// How old the request is.
        age: Duration,
        /// How old it may be.
        tolerance: Duration,
    },
    /// The request comes from the future: a clock is wrong.
    #[error("{} s ahead, {} s are allowed", ahead.as_secs_f32(), tolerance.as_secs())]
    TooFarAhead {
        /// How far the request is ahead.
        ahead: Duration,
        /// How far it may be ahead.
        tolerance: Duration,
    },
}
