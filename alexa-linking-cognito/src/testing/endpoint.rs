use std::fmt;

/// An endpoint of a [`LocalUserPool`](super::LocalUserPool), to be counted or to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// `GET /oauth2/authorize`
    Authorize,
    /// `GET` and `POST /login`: the sign-in page and its form.
    SignIn,
    /// `POST /oauth2/token`
    Token,
    /// `GET` and `POST /oauth2/userInfo`
    UserInfo,
    /// `POST /oauth2/revoke`
    Revoke,
    /// `GET /logout`
    Logout,
    /// `GET {issuer}/.well-known/openid-configuration`
    Discovery,
    /// `GET {issuer}/.well-known/jwks.json`
    Jwks,
    /// `POST /` with the target `AWSCognitoIdentityProviderService.GetUser`
    GetUser,
}

impl Endpoint {
    /// Every endpoint.
    pub const ALL: [Self; 9] = [
        Self::Authorize,
        Self::SignIn,
        Self::Token,
        Self::UserInfo,
        Self::Revoke,
        Self::Logout,
        Self::Discovery,
        Self::Jwks,
        Self::GetUser,
    ];

    /// The name for logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authorize => "authorize",
            Self::SignIn => "sign-in",
            Self::Token => "token",
            Self::UserInfo => "userInfo",
            Self::Revoke => "revoke",
            Self::Logout => "logout",
            Self::Discovery => "discovery",
            Self::Jwks => "jwks",
            Self::GetUser => "GetUser",
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
