//! Speech markup: text made safe, markup built, and markup checked.
//!
//! The elements are those of the Alexa Skills Kit's SSML reference.

mod builder;
mod check;
mod error;
mod escape;
mod vocabulary;

pub use self::builder::Ssml;
pub use self::check::check;
pub use self::error::{SsmlError, SsmlErrorKind};
pub use self::escape::escape;
pub use self::vocabulary::{
    BreakStrength, Domain, Effect, Emotion, EmphasisLevel, Intensity, InterpretAs,
    PhoneticAlphabet, Pitch, Prosody, Rate, Volume, WordRole,
};
