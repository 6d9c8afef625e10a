//! Connections: tasks that a skill hands over to Alexa or to other skills, and their outcomes.

pub mod amazon_pay;
mod purchase;
mod request;

pub use self::purchase::{PurchaseResponse, PurchaseResult};
pub use self::request::{ConnectionsRequest, ConnectionsResponse};
