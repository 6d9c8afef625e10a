use alexa_skill_core::secret::ClientSecret;

use super::{LocalUserPoolError, random};

/// An app client of a [`LocalUserPool`](super::LocalUserPool).
///
/// ```
/// use alexa_linking_cognito::testing::LocalClient;
///
/// let client = LocalClient::new("1example23456789")
///     .secret("9example87654321")
///     .redirect_uri("https://layla.amazon.com/api/skill/link/M1EXAMPLE")
///     .scope("openid")
///     .scope("profile");
/// assert!(!format!("{client:?}").contains("9example"));
/// ```
#[derive(Debug, Clone)]
#[must_use = "an app client exists once it is given to a pool"]
pub struct LocalClient {
    pub(super) id: String,
    pub(super) secret: Option<ClientSecret>,
    pub(super) redirect_uris: Vec<String>,
    pub(super) logout_uris: Vec<String>,
    pub(super) scopes: Vec<String>,
}

impl LocalClient {
    /// A public client (no secret) without redirect URIs and scopes.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            secret: None,
            redirect_uris: Vec::new(),
            logout_uris: Vec::new(),
            scopes: Vec::new(),
        }
    }

    /// A client as a skill's account linking wants it: random id (26 characters) and secret,
    /// Alexa's three redirect URIs with a random vendor id, and Cognito's own scopes.
    pub fn alexa() -> Result<Self, LocalUserPoolError> {
        let vendor = format!("M{}", random::lower(13)?.to_uppercase());
        let mut client = Self::new(random::lower(26)?).secret(random::lower(51)?);
        for host in [
            "pitangui.amazon.com",
            "layla.amazon.com",
            "alexa.amazon.co.jp",
        ] {
            client = client.redirect_uri(format!("https://{host}/api/skill/link/{vendor}"));
        }
        for scope in [
            "openid",
            "profile",
            "email",
            "phone",
            "aws.cognito.signin.user.admin",
        ] {
            client = client.scope(scope);
        }
        Ok(client)
    }

    /// Makes the client confidential: the token endpoint asks for this secret.
    pub fn secret(mut self, secret: impl Into<ClientSecret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// Allows a redirect URI. It is compared exactly.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uris.push(uri.into());
        self
    }

    /// Allows a `logout_uri`. It is compared exactly.
    pub fn logout_uri(mut self, uri: impl Into<String>) -> Self {
        self.logout_uris.push(uri.into());
        self
    }

    /// Allows a scope.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// The client id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The secret, where the client has one.
    pub fn client_secret(&self) -> Option<&ClientSecret> {
        self.secret.as_ref()
    }

    /// The allowed redirect URIs.
    pub fn redirect_uris(&self) -> &[String] {
        &self.redirect_uris
    }

    /// The allowed scopes.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Refuses what could not be registered: an empty id, a redirect URI that is relative or has a fragment.
    pub(super) fn check(&self) -> Result<(), LocalUserPoolError> {
        if self.id.is_empty() {
            return Err(LocalUserPoolError::InvalidSetting(
                "an app client has an empty id".into(),
            ));
        }
        for uri in self.redirect_uris.iter().chain(&self.logout_uris) {
            let absolute = uri
                .parse::<http::Uri>()
                .is_ok_and(|uri| uri.scheme().is_some());
            if !absolute || uri.contains('#') {
                return Err(LocalUserPoolError::InvalidSetting(format!(
                    "{uri:?} is no absolute URI without fragment"
                )));
            }
        }
        Ok(())
    }
}
