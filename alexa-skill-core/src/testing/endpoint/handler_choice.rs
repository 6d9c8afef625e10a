/// Which handler of a skill would take a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HandlerChoice {
    /// The handler of this name.
    Handler(String),
    /// No handler but the one for everything that the others do not take.
    Fallback,
    /// None: the request would fail.
    Nobody,
    /// The endpoint cannot tell: it is not in this process.
    Unknown,
}
