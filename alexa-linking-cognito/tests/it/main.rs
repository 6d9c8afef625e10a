//! Wire tests.
// Clippy's own exception covers test functions only, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[cfg(all(feature = "admin", feature = "reqwest"))]
mod admin;
mod adversarial;
mod key_budget;
#[cfg(feature = "reqwest")]
mod misbehaving;
mod profiles;
mod resolving;
#[cfg(feature = "reqwest")]
mod server;
#[cfg(feature = "simulator")]
mod simulator;
mod support;
mod testing;
mod verifying_claims;
mod verifying_form;
mod verifying_keys;
