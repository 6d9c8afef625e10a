//! The server as a process of its own, over sockets.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

mod cli;
mod process;
mod slow_clients;
