use std::fmt;

/// The checks of a request, in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerifyErrorCategory {
    /// The headers `Signature-256` and `SignatureCertChainUrl`.
    Header,
    /// The certificate's address.
    Address,
    /// Fetching the certificate.
    Fetch,
    /// The certificate's chain, dates and usage.
    Chain,
    /// The certificate's name.
    Name,
    /// The signature of the body.
    Signature,
    /// The body.
    Body,
    /// The request's timestamp.
    Timestamp,
}

impl VerifyErrorCategory {
    /// The category as one word, for logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Address => "address",
            Self::Fetch => "fetch",
            Self::Chain => "chain",
            Self::Name => "name",
            Self::Signature => "signature",
            Self::Body => "body",
            Self::Timestamp => "timestamp",
        }
    }
}

impl fmt::Display for VerifyErrorCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
