use serde_json::{Map, Value};

use crate::request::ConnectionStatus;
use crate::wire::model;

model! {
    /// Ends a task that another skill, or Alexa, has started by
    /// [`LaunchRequest::task`](crate::request::LaunchRequest).
    ///
    /// ```
    /// use alexa_skill_core::response::Response;
    /// use alexa_skill_core::response::directive::CompleteTaskDirective;
    ///
    /// let response = Response::builder()
    ///     .add_directive(CompleteTaskDirective::new("200", "the timer is set"))
    ///     .build();
    /// ```
    pub struct CompleteTaskDirective requires(status) {
        /// How it went.
        pub status: Option<ConnectionStatus>,
        /// What it resulted in.
        pub result: Option<Map<String, Value>>,
    }
}

impl CompleteTaskDirective {
    /// Ends the task with a status code, such as `200`, and what there is to say of it.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        let status = ConnectionStatus::default().code(code).message(message);
        Self::empty().status(status)
    }
}
