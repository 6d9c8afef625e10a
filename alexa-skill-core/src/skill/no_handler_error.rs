/// No handler can handle a request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no handler for {request_type}{}: the skill's handlers are {}",
    intent.as_ref().map(|name| format!(" {name}")).unwrap_or_default(),
    if handlers.is_empty() { "none".to_owned() } else { handlers.join(", ") }
)]
#[non_exhaustive]
pub struct NoHandlerError {
    /// `request.type`
    pub request_type: String,
    /// The intent's name.
    pub intent: Option<String>,
    /// The names of the skill's handlers, in the order they are asked.
    pub handlers: Vec<String>,
}
