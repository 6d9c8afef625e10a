//! What the benchmarks work on: messages as devices send them, and a model as serde's derive alone
//! would read them.

pub mod derived;
pub mod messages;
