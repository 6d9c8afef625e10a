//! What names and addresses may look like.

use super::UserPoolError;

/// An `https` address, or an `http` one of a loopback host; without its trailing slash.
pub(super) fn check(address: &str) -> Result<String, UserPoolError> {
    let refused = || UserPoolError::Address(address.to_owned());
    let uri: http::Uri = address.parse().map_err(|_| refused())?;
    let authority = uri.authority().ok_or_else(refused)?;
    let safe = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => is_loopback(authority.host()),
        _ => false,
    };
    if !safe || uri.query().is_some() || authority.as_str().contains('@') || address.contains('#') {
        return Err(refused());
    }
    Ok(address.trim_end_matches('/').to_owned())
}

pub(super) fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// `eu-west-1`, `us-gov-west-1`: two or more lower-case words and a number.
pub(super) fn is_region(region: &str) -> bool {
    let mut words: Vec<&str> = region.split('-').collect();
    let number = words.pop().unwrap_or_default();
    words.len() >= 2
        && region.len() <= 32
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && words
            .iter()
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// One label of a host name: letters, digits and inner hyphens.
pub(super) fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
