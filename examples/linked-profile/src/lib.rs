//! A skill that greets the linked user by name and reads out their profile, and all that is needed
//! to try it on a laptop: a local user pool and a simulated Alexa.
//!
//! To start a skill of your own, keep `skill`, `handlers`, `profile`, `speech` and `lambda`; the rest plays
//! Alexa and Cognito.

pub mod conversation;
pub mod handlers;
pub mod lambda;
pub mod models;
pub mod pool;
pub mod profile;
pub mod serve;
pub mod show;
pub mod simulator;
pub mod skill;
pub mod speech;
