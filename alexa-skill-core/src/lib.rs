//! Alexa skills in Rust.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod clock;
pub mod id;
pub mod linking;
mod locale;
pub mod secret;
pub mod transport;

pub use self::locale::Locale;

/// Any error that can cross threads: what handlers and interceptors may fail with.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
