/// Why trust anchors cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustAnchorError {
    /// Not PEM.
    #[error("trust anchors are given in PEM form")]
    NotPem,
    /// Not a single certificate: then nothing would be trusted.
    #[error("there is no certificate")]
    Empty,
    /// A certificate that cannot be read.
    #[error("certificate {index} cannot be read: {reason}")]
    Unusable {
        /// Its place, from 0.
        index: usize,
        /// What is wrong with it.
        reason: String,
    },
}
