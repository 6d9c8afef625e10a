use super::checked_text;

checked_text! {
    /// What ties an answer to its directive: opaque, echoed byte for byte. The service sends about
    /// a thousand characters and names no limit; one made here has at most a million.
    CorrelationToken at "header.correlationToken", 1..=1_000_000 of |_| true
}
