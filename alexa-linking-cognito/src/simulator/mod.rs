//! A skill in the browser: a chat, the Alexa app's cards, a device display, and everything that goes
//! over the wire, with accounts that are really linked to a local user pool.
//!
//! ```no_run
//! # async fn example(
//! #     skill: alexa_skill_core::skill::Skill,
//! #     pool: alexa_linking_cognito::testing::LocalUserPool,
//! # ) -> Result<(), alexa_linking_cognito::simulator::SimulatorError> {
//! use alexa_linking_cognito::simulator::Simulator;
//!
//! Simulator::new(skill)
//!     .interaction_model(r#"{"interactionModel": {"languageModel": {"invocationName": "my skill", "intents": []}}}"#)
//!     .user_pool(pool)
//!     .run()
//!     .await
//! # }
//! ```
//!
//! The page is embedded and asks nothing of any other server. It can be seen on this machine only:
//! whoever opens it can be any user of the pool.

mod answer;
mod assets;
mod conversation;
mod conversations;
mod error;
mod guard;
mod recorder;
mod running;
mod server;
mod settings;
#[allow(
    clippy::module_inception,
    reason = "the type that the module is named after"
)]
mod simulator;
mod view;

pub use self::error::SimulatorError;
pub use self::running::RunningSimulator;
pub use self::simulator::Simulator;
