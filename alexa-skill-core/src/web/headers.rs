use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;

use super::{CertificateAddress, VerifyError};

const SIGNATURE: &str = "Signature-256";
const ADDRESS: &str = "SignatureCertChainUrl";
/// More than the base64 of the signature by a key of 8192 bits.
const MAX_BYTES: usize = 2048;

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

/// What the headers say: where the certificate is, and the signature's bytes.
pub(super) fn read(headers: &HeaderMap) -> Result<(CertificateAddress, Vec<u8>), VerifyError> {
    let signature = single(headers, SIGNATURE)?;
    let address = single(headers, ADDRESS)?;
    let signature = STANDARD
        .decode(signature)
        .map_err(|_| wrong(SIGNATURE, HeaderProblem::NotBase64))?;
    Ok((address.parse()?, signature))
}

fn single<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, VerifyError> {
    let mut values = headers.get_all(name).iter();
    let value = values
        .next()
        .ok_or_else(|| wrong(name, HeaderProblem::Missing))?;
    if values.next().is_some() {
        return Err(wrong(name, HeaderProblem::Repeated));
    }
    if value.len() > MAX_BYTES {
        return Err(wrong(name, HeaderProblem::TooLong));
    }
    value
        .to_str()
        .map_err(|_| wrong(name, HeaderProblem::NotText))
}

fn wrong(name: &'static str, problem: HeaderProblem) -> VerifyError {
    VerifyError::Header { name, problem }
}
