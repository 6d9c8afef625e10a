//! `LocalUserPool` over the wire.
#![cfg(all(feature = "testing", feature = "reqwest"))]

mod authorize;
mod browser;
mod control;
mod faults;
mod get_user;
mod link;
mod token;
mod tokens;
mod user_info;
