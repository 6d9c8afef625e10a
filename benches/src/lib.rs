//! What the benches measure with: messages as devices send them, and the model that serde derives.

pub mod derived;
pub mod messages;
