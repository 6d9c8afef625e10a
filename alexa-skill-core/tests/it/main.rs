//! Wire tests: whole messages in and out, through the public API only.

mod corpus;
mod request;
