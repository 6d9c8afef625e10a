//! Alexa skills in Rust: what Alexa sends, what a skill answers, and everything between.
//!
//! ```
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
//!
//! async fn launch(_: &mut HandlerInput) -> HandlerResult {
//!     Ok(Response::builder().speak_text("Tea & milk?").reprompt("Tea?").build())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let skill = Skill::builder().on_launch(launch).build();
//! let answer = skill.invoke_json(br#"{"request":{"type":"LaunchRequest"}}"#).await?;
//! # assert!(!answer.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! - [`request`]: envelopes, intents, slots, context; lenient to what devices really send.
//! - [`response`]: the builder with ask-sdk's verbs, speech, cards, directives, limits.
//! - [`ssml`]: markup built, escaped and checked.
//! - [`skill`]: handlers, error handlers, interceptors, attributes, dispatch.
//! - [`linking`]: who is speaking, and what to answer when nobody knows.
//! - [`persistence`], [`transport`], [`clock`]: what a skill may bring its own of.
//! - [`id`], [`secret`]: identifiers that are not mixed up, and text that does not leak.
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

/// The README's example, compiled as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

/// Any error that can cross threads: what handlers and interceptors may fail with.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
