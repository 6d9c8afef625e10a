//! Wire tests: whole messages in and out, through the public API only.

mod attributes;
mod corpus;
mod linking;
mod request;
mod skill;
