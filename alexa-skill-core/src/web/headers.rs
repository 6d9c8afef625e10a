use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;

use super::{CertificateAddress, HeaderProblem, VerifyError};

const SIGNATURE: &str = "Signature-256";
const ADDRESS: &str = "SignatureCertChainUrl";
/// More than the base64 of the signature by a key of 8192 bits.
const MAX_BYTES: usize = 2048;

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
