//! What the tests of the deployable examples share: what a SAM template promises ([`Template`]), and a
//! stand-in for Lambda that runs a program as a function ([`Function`]).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "it is for tests alone, which fail by panics"
)]

mod function;
mod template;

pub use self::function::Function;
pub use self::template::Template;
