use std::fmt;
use std::str::FromStr;

use super::AddressError;

const HOST: &str = "s3.amazonaws.com";
const FOLDER: &str = "echo.api";
const MAX_BYTES: usize = 512;

/// Where Alexa's signing certificate is, rebuilt from the parts that were checked.
///
/// What a caller writes into `SignatureCertChainUrl` decides which certificate is believed, so only
/// `https://s3.amazonaws.com/echo.api/…` passes: scheme and host in any case, port 443 or none, and
/// the path checked after its `.` and `..` are resolved. Anything that another parser could read
/// otherwise (`%`, `\`, `@`, `?`, `#`, control characters, empty segments) is refused. Fetch this, and
/// never the header's text.
///
/// ```
/// use alexa_skill_core::web::CertificateAddress;
///
/// let address: CertificateAddress = "HTTPS://s3.amazonaws.com:443/echo.api/../echo.api/cert.pem".parse()?;
/// assert_eq!(address.as_str(), "https://s3.amazonaws.com/echo.api/cert.pem");
/// assert!("https://s3.amazonaws.com/echo.api/../elsewhere/cert.pem".parse::<CertificateAddress>().is_err());
/// # Ok::<(), alexa_skill_core::web::AddressError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CertificateAddress(String);

impl CertificateAddress {
    /// The address, in the one form in which it is fetched and cached.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CertificateAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        if text.len() > MAX_BYTES {
            return Err(AddressError::TooLong { limit: MAX_BYTES });
        }
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::Scheme)?;
        if !scheme.eq_ignore_ascii_case("https") {
            return Err(AddressError::Scheme);
        }
        let (authority, path) = rest.split_once('/').ok_or(AddressError::Path)?;
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        if !host.eq_ignore_ascii_case(HOST) {
            return Err(AddressError::Host);
        }
        if port.is_some_and(|port| port != "443") {
            return Err(AddressError::Port);
        }
        resolve(path).map(Self)
    }
}

/// The whole address of `path`, which comes without its first slash.
fn resolve(path: &str) -> Result<String, AddressError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '~' | '-' | '/');
    if !path.chars().all(plain) {
        return Err(AddressError::Character);
    }
    let mut segments = Vec::new();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        match part {
            "" => return Err(AddressError::Path),
            // At the end they would name a folder.
            "." | ".." if parts.peek().is_none() => return Err(AddressError::Path),
            "." => {}
            ".." => {
                segments.pop();
            }
            name => segments.push(name),
        }
    }
    match segments.as_slice() {
        [FOLDER, _, ..] => Ok(format!("https://{HOST}/{}", segments.join("/"))),
        _ => Err(AddressError::Path),
    }
}

impl fmt::Display for CertificateAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
