//! Requests over HTTPS: what is Alexa's, what is not, and what HTTP answers.

mod addresses;
mod cache;
mod chains;
mod fetches;
mod flips;
mod flood;
mod kit;
mod server;
mod service;
mod signatures;
mod timestamps;
mod traces;
