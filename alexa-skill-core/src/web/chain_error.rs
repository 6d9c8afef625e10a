/// Why a certificate chain is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChainError {
    /// What was fetched is not PEM, or holds no certificate.
    #[error("no certificate in PEM form")]
    NotPem,
    /// More certificates than any chain needs.
    #[error("more than {limit} certificates")]
    TooLong {
        /// The most certificates that are read.
        limit: usize,
    },
    /// A certificate of the chain has expired.
    #[error("a certificate has expired")]
    Expired,
    /// A certificate of the chain is not valid yet.
    #[error("a certificate is not valid yet")]
    NotYetValid,
    /// No path leads to a trust anchor.
    #[error("no path to a trust anchor")]
    Untrusted,
    /// Anything else that rules the chain out, in the words of the library that checks it.
    #[error("{0}")]
    Unusable(String),
}
