//! The endpoints that a skill tells Alexa of.

mod additional_attributes;
mod connection;
mod discovered_endpoint;
mod display_category;

pub use self::additional_attributes::AdditionalAttributes;
pub use self::connection::Connection;
pub use self::discovered_endpoint::DiscoveredEndpoint;
pub use self::display_category::DisplayCategory;
