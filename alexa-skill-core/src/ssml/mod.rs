//! Speech markup: text made safe, markup built, and markup checked.
//!
//! The elements are those of the Alexa Skills Kit's SSML reference.

mod builder;
mod check;
mod error;
mod escape;
mod scanner;
mod vocabulary;

pub use self::builder::Ssml;
pub(crate) use self::check::outline;
pub use self::check::{check, check_document};
pub use self::error::{SsmlError, SsmlErrorKind};
pub use self::escape::escape;
pub(crate) use self::scanner::Outline;
pub use self::vocabulary::{
    BreakStrength, Domain, Effect, Emotion, EmphasisLevel, Intensity, InterpretAs,
    PhoneticAlphabet, Pitch, Prosody, Rate, Volume, WordRole,
};
