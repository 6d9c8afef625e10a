//! Smart Home skills.

mod acceptance;
mod directive;
#[cfg(feature = "event-gateway")]
mod gateway;
mod random;
mod skill;
mod support;
