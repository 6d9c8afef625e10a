//! `LocalUserPool` over the wire.
#![cfg(all(feature = "testing", feature = "reqwest"))]
#![allow(clippy::unwrap_used)]

mod authorize;
mod browser;
mod control;
mod faults;
mod get_user;
mod link;
mod link_provider;
mod token;
mod tokens;
mod user_info;
