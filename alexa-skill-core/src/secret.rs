//! Text that must not leak: it has no `Display`, and its `Debug` says `[redacted]`.

/// Defines string newtypes for secrets.
macro_rules! secret {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        ///
        /// `Debug` prints `[redacted]`; there is no `Display`. It serialises as its text, because it
        /// is wire data. Comparing two takes the same time wherever they differ.
        #[derive(Clone, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the secret.
            pub fn new(secret: impl Into<String>) -> Self {
                Self(secret.into())
            }

            /// The secret itself. Never log what this returns.
            pub fn expose_secret(&self) -> &str {
                &self.0
            }

            /// Whether there is no text at all.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl crate::wire::Part for $name {}

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                same(self.0.as_bytes(), other.0.as_bytes())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "([redacted])"))
            }
        }

        impl From<&str> for $name {
            fn from(secret: &str) -> Self {
                Self(secret.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(secret: String) -> Self {
                Self(secret)
            }
        }
    )*};
}

secret! {
    /// The linked account's access token: what Alexa received from the skill's authorization server.
    AccessToken;
    /// `context.System.apiAccessToken`: the key to Alexa's own APIs for this request.
    ApiAccessToken;
    /// `user.permissions.consentToken`, the deprecated token for address and list access.
    ConsentToken;
    /// A Login with Amazon access token: the key to the event gateway, for one customer.
    EventToken;
    /// An OAuth 2.0 client secret.
    ClientSecret;
    /// An OAuth 2.0 authorization code or grant code.
    GrantCode;
    /// An OIDC id token.
    IdToken;
    /// Digits that a customer spoke to disarm a security panel.
    PinCode;
    /// An OAuth 2.0 refresh token.
    RefreshToken;
    /// What opens a call of a camera or doorbell: a description in the session description protocol,
    /// with the call's passwords.
    SessionDescription;
    /// The address of a camera's stream or picture, which may hold a password or key.
    StreamUri;
}

fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .fold(0, |differing, (x, y)| differing | (x ^ y))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_the_secret() {
        let token = AccessToken::new("eyJhbGciOi");
        assert_eq!(format!("{token:?}"), "AccessToken([redacted])");
        assert_eq!(token.expose_secret(), "eyJhbGciOi");
    }

    #[test]
    fn equality_is_that_of_the_text() {
        assert_eq!(AccessToken::new("ab"), AccessToken::new("ab"));
        assert_ne!(AccessToken::new("ab"), AccessToken::new("ac"));
        assert_ne!(AccessToken::new("ab"), AccessToken::new("abc"));
    }
}
