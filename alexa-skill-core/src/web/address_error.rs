/// Why `SignatureCertChainUrl` is not an address of Alexa's certificates. It never repeats the text:
/// whoever sent it chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// The scheme is not `https`.
    #[error("the scheme is not https")]
    Scheme,
    /// The host is not `s3.amazonaws.com`, or something stands beside it.
    #[error("the host is not s3.amazonaws.com")]
    Host,
    /// The port is neither absent nor 443.
    #[error("the port is not 443")]
    Port,
    /// After resolving `.` and `..`, the path is not one below `/echo.api/`.
    #[error("the path is not below /echo.api/")]
    Path,
    /// The path has a character that certificate addresses never have.
    #[error("the path has a character that no certificate address has")]
    Character,
    /// It is longer than any certificate address.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The most bytes that are read.
        limit: usize,
    },
}
