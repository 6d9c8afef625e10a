//! Query and form parameters.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

/// Parameters whose values may be shown in the log.
const HARMLESS: [&str; 14] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "code_challenge_method",
    "grant_type",
    "username",
    "user",
    "prompt",
    "lang",
    "identity_provider",
    "logout_uri",
    "token_type_hint",
    "error",
];

/// Decoded parameters in order of arrival.
#[derive(Clone, Default)]
pub(super) struct Params(Vec<(String, String)>);

/// A parameter came more than once.
pub(super) struct Repeated;

impl Params {
    /// Reads `application/x-www-form-urlencoded` text; anything reads as something.
    pub(super) fn parse(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// Reads a form body, if it says that it is one.
    pub(super) fn form(headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        essence
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
            .then(|| Self::parse(body))
    }

    /// The value of `name`; an empty one counts as absent (RFC 6749, section 3.1).
    pub(super) fn one(&self, name: &str) -> Result<Option<&str>, Repeated> {
        let mut values = self.0.iter().filter(|(key, _)| key == name);
        let value = values.next().map(|(_, value)| value.as_str());
        match values.next() {
            Some(_) => Err(Repeated),
            None => Ok(value.filter(|value| !value.is_empty())),
        }
    }

    /// The parameters with every value masked that could be a secret.
    pub(super) fn masked(&self) -> Vec<(String, String)> {
        self.0
            .iter()
            .map(|(name, value)| {
                let shown = HARMLESS.contains(&name.as_str()) || value.is_empty();
                let value = if shown { value.as_str() } else { "[redacted]" };
                (name.clone(), value.to_owned())
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_and_empty_parameters_are_told_apart() {
        let params = Params::parse(b"a=1&b=&c=x&c=y&d=%20+%2B");
        assert!(matches!(params.one("a"), Ok(Some("1"))));
        assert!(matches!(params.one("b"), Ok(None)));
        assert!(params.one("c").is_err());
        assert!(matches!(params.one("d"), Ok(Some("  +"))));
        assert!(matches!(params.one("e"), Ok(None)));
    }

    #[test]
    fn what_may_be_secret_is_masked() {
        let masked = Params::parse(b"client_id=c&code=s3cret&password=s3cret&x=s3cret").masked();
        assert_eq!(masked[0], ("client_id".to_owned(), "c".to_owned()));
        assert!(!format!("{masked:?}").contains("s3cret"));
    }
}
