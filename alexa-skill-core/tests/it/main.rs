//! Wire tests: whole messages in and out, through the public API only.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod attributes;
mod corpus;
mod coverage_requests;
mod linking;
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
