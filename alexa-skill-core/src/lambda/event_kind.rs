/// What an event seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventKind {
    /// A request to a custom skill: it has a `request`.
    Request,
    /// A directive to a Smart Home skill: it has a `directive`.
    Directive,
    /// None of Alexa's: a schedule, a test of the console, a request of another service.
    Other,
}
