/// What is wrong with a header. It never repeats the header's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HeaderProblem {
    /// It is not there. The legacy `Signature` (SHA-1) does not replace `Signature-256`.
    #[error("missing")]
    Missing,
    /// It is there more than once, so that two readers could take different ones.
    #[error("there more than once")]
    Repeated,
    /// Characters other than visible ASCII.
    #[error("not visible ASCII")]
    NotText,
    /// Longer than it can be.
    #[error("too long")]
    TooLong,
    /// Not base64 with padding.
    #[error("not base64")]
    NotBase64,
}
