//! The service and the device.

mod account;
mod builder;
mod call;
mod dialog;
mod message;
mod report;
mod session;
mod virtual_alexa;

pub use self::builder::VirtualAlexaBuilder;
pub use self::virtual_alexa::VirtualAlexa;
