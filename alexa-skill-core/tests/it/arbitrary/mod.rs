//! Strategies for messages: valid ones, made member by member, and what becomes of them when something
//! in them is wrong.

mod json;
mod mutation;
mod parts;
mod request;
mod response;

pub(crate) use self::json::{Json, meaning};
pub(crate) use self::mutation::{Mutation, mutations};
pub(crate) use self::parts::SECRET;
pub(crate) use self::request::request;
pub(crate) use self::response::response;
