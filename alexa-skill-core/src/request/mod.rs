//! What Alexa sends.

mod timestamp;

pub use self::timestamp::Timestamp;
