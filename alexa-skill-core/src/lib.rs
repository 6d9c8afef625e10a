//! Alexa skills in Rust.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod clock;
pub mod id;
mod lazy;
pub mod linking;
mod locale;
mod parse;
mod parse_error;
pub mod persistence;
mod raw;
pub mod request;
pub mod response;
pub mod secret;
pub mod skill;
pub mod ssml;
pub mod transport;
mod unknown_object;
mod wire;

/// For handlers as traits: the attribute that makes their methods async.
pub use async_trait::async_trait;

pub use self::lazy::Lazy;
pub use self::locale::Locale;
pub use self::parse_error::{ParseError, ParseErrorKind};
pub use self::unknown_object::UnknownObject;

/// Any error that can cross threads: what handlers and interceptors may fail with.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
