use std::sync::Arc;

use super::{
    AddressError, ChainError, FetchError, HeaderProblem, TimestampError, VerifyErrorCategory,
};
use crate::ParseError;

/// Why a request is not taken for Alexa's. Whatever the reason, the answer is 400.
///
/// It says what was wrong, for the author's log; nothing of it belongs into the answer.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// A header is missing or cannot be read.
    #[error("header {name}: {problem}")]
    Header {
        /// The header's name.
        name: &'static str,
        /// What is wrong with it.
        problem: HeaderProblem,
    },
    /// The certificate's address is not one of Alexa's.
    #[error("certificate address: {0}")]
    Address(#[from] AddressError),
    /// The certificate could not be fetched.
    #[error("fetching the certificate: {0}")]
    Fetch(#[source] Arc<FetchError>),
    /// The certificate's chain is not valid now, or not trusted.
    #[error("certificate chain: {0}")]
    Chain(#[from] ChainError),
    /// The certificate is not made out to `echo-api.amazon.com`.
    #[error("the certificate is for {found:?}, not for echo-api.amazon.com")]
    Name {
        /// The first of its DNS names.
        found: Vec<String>,
    },
    /// The signature is not that of the body by the certificate's key, as RSA PKCS#1 v1.5 with SHA-256
    /// and a key of 2048 to 8192 bits.
    #[error("the signature is not that of the body")]
    Signature,
    /// The body is signed, but no request of Alexa's.
    #[error("body: {0}")]
    Body(#[from] ParseError),
    /// The request was not made for now.
    #[error("timestamp: {0}")]
    Timestamp(#[from] TimestampError),
}

impl VerifyError {
    /// Which of the checks failed.
    pub fn category(&self) -> VerifyErrorCategory {
        match self {
            Self::Header { .. } => VerifyErrorCategory::Header,
            Self::Address(_) => VerifyErrorCategory::Address,
            Self::Fetch(_) => VerifyErrorCategory::Fetch,
            Self::Chain(_) => VerifyErrorCategory::Chain,
            Self::Name { .. } => VerifyErrorCategory::Name,
            Self::Signature => VerifyErrorCategory::Signature,
            Self::Body(_) => VerifyErrorCategory::Body,
            Self::Timestamp(_) => VerifyErrorCategory::Timestamp,
        }
    }
}

impl From<FetchError> for VerifyError {
    fn from(error: FetchError) -> Self {
        Self::Fetch(Arc::new(error))
    }
}
