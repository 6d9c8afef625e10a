//! AWS Lambda as the host: each kind of event gets an answer that whoever sent it can use.

mod function;
mod process;
mod support;
