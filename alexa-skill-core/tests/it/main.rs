//! Wire tests: whole messages in and out, through the public API only.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod arbitrary;
mod attributes;
mod corpus;
mod coverage_requests;
#[cfg(feature = "lambda")]
mod lambda;
mod linking;
mod mutated;
mod null_items;
#[cfg(feature = "web")]
mod pki;
mod places;
mod request;
mod request_types;
mod response;
mod response_builder;
mod response_limits;
mod response_limits_directives;
mod response_random;
mod response_types;
mod skill;
mod smart_home;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "web")]
mod web;
