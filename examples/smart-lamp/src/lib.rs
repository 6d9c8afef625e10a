//! A Smart Home skill with a lamp for each user, and all that is needed to try it on a laptop: a local
//! user pool, a simulated Alexa, and stand-ins for Login with Amazon and the event gateway.
//!
//! To start a skill of your own, keep `skill`, `handlers`, `home` and `lamp`; the rest plays Alexa,
//! Amazon and Cognito.

pub mod alexa;
pub mod amazon;
pub mod handlers;
pub mod home;
pub mod lambda;
pub mod lamp;
pub mod play;
pub mod pool;
pub mod serve;
pub mod show;
pub mod skill;
