//! Wire tests: whole messages in and out, through the public API only.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod attributes;
mod corpus;
mod linking;
mod places;
mod request;
mod response;
mod response_builder;
mod response_limits;
mod response_random;
mod skill;
mod smart_home;
