//! What answers the requests.

mod handler_choice;
mod http_endpoint;
mod skill_endpoint;

pub use self::handler_choice::HandlerChoice;
pub use self::http_endpoint::HttpEndpoint;
pub use self::skill_endpoint::SkillEndpoint;
