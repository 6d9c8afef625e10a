//! What is so, of an endpoint, and since when that is known.

mod climate;
mod entertainment;
mod instance;
mod light;
#[allow(clippy::module_inception, reason = "one type per file, named after it")]
mod property;
mod security;

pub use self::property::Property;
