//! A conversation with a skill, driven by its interaction model: in process or over HTTP, with an
//! account that is linked, expired, revoked or not there.
//!
//! [`VirtualAlexa`] plays the service and the device: it turns words into intents as the interaction
//! model says, keeps the session, leads delegated dialogs, plays audio and sends events. Each
//! [`Turn`] has the requests, the answers and what to assert of them.
//!
//! ```
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
//! use alexa_skill_core::testing::VirtualAlexa;
//!
//! async fn greet(input: &mut HandlerInput) -> HandlerResult {
//!     let name = input.envelope().slot("name").and_then(|slot| slot.spoken()).unwrap_or("you");
//!     Ok(Response::builder().speak_text(format!("Hello, {name}!")).with_should_end_session(true).build())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let skill = Skill::builder().on_intent("GreetIntent", greet).build();
//! let mut alexa = VirtualAlexa::new(skill)
//!     .interaction_model(r#"{"interactionModel":{"languageModel":{
//!         "invocationName": "my greeter",
//!         "intents": [{
//!             "name": "GreetIntent",
//!             "slots": [{"name": "name", "type": "AMAZON.FirstName"}],
//!             "samples": ["greet {name}", "say hello to {name}"]
//!         }]
//!     }}}"#)?
//!     .build();
//! alexa
//!     .say("Alexa, ask my greeter to say hello to Alice")
//!     .await?
//!     .assert_intent("GreetIntent")
//!     .assert_slot("name", "alice")
//!     .assert_speech_contains("Hello, alice!")
//!     .assert_session_ended();
//! # Ok(())
//! # }
//! ```

mod alexa;
mod coverage;
mod endpoint;
mod error;
mod language;
mod link_provider;
mod model;
mod replay;
mod replay_error;
mod turn;

pub use self::alexa::{AudioPlayer, PlayerActivity, VirtualAlexa, VirtualAlexaBuilder};
pub use self::coverage::HandlerReport;
pub use self::endpoint::{HandlerChoice, HttpEndpoint, SkillEndpoint};
pub use self::error::TestingError;
pub use self::link_provider::LinkProvider;
pub use self::model::{InteractionModel, ModelError, ModelErrorKind};
pub use self::replay::Replay;
pub use self::replay_error::ReplayError;
pub use self::turn::{Exchange, Lint, Mask, SessionState, Turn};
