//! The test kit, by a café that takes orders.

mod audio;
mod cafe;
mod dialog;
mod events;
mod failures;
mod http;
mod language;
mod model;
mod random;
mod replay;
mod session;
mod slots;
mod turn;
