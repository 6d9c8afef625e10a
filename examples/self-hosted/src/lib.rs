//! A skill on a server of one's own. `main.rs` reads the arguments; here is what it starts.

pub mod app;
pub mod server;
pub mod skill;
pub mod system;
