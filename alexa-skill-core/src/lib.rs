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
//! - [`smart_home`]: directives and events of Smart Home skills.
//! - [`linking`]: who is speaking, and what to answer when nobody knows.
//! - `lambda`: AWS Lambda as the host (feature `lambda`).
//! - [`persistence`], [`transport`], [`clock`]: what a skill may bring its own of.
//! - `web` (feature): a skill over HTTPS, and proof that its requests are Alexa's.
//! - [`id`], [`secret`]: identifiers that are not mixed up, and text that does not leak.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod clock;
pub mod id;
mod json;
#[cfg(feature = "lambda")]
#[cfg_attr(docsrs, doc(cfg(feature = "lambda")))]
pub mod lambda;
mod lazy;
pub mod linking;
mod locale;
mod other_members;
mod parse;
mod parse_error;
pub mod persistence;
mod raw;
pub mod request;
pub mod response;
pub mod secret;
pub mod skill;
pub mod smart_home;
pub mod ssml;
#[cfg(feature = "testing")]
#[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
pub mod testing;
pub mod transport;
mod unknown_object;
#[cfg(feature = "web")]
#[cfg_attr(docsrs, doc(cfg(feature = "web")))]
pub mod web;
mod wire;

/// For handlers as traits: the attribute that makes their methods async.
pub use async_trait::async_trait;

pub use self::lazy::Lazy;
pub use self::locale::Locale;
pub use self::other_members::OtherMembers;
pub use self::parse_error::{ParseError, ParseErrorKind};
pub use self::unknown_object::UnknownObject;

/// The README's example, compiled as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

/// Any error that can cross threads: what handlers and interceptors may fail with.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
