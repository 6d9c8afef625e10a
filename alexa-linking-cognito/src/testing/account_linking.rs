use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::secret::{AccessToken, ClientSecret, GrantCode, RefreshToken};
use alexa_skill_core::transport::Transport;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use serde::Deserialize;

use super::params::Params;
use super::sign_in_page::unescaped;
use super::{AccountLinkingError, LocalUserPool, TokenSet, random, token};

const FORM: &str = "application/x-www-form-urlencoded";

/// Alexa's side of account linking: runs the code flow over HTTP as the Alexa app and Alexa's
/// servers do together.
///
/// It opens the authorization URI, fills in the sign-in form, follows the redirect as far as the
/// redirect URI, compares `state`, and exchanges the code with HTTP Basic.
#[derive(Debug, Clone)]
#[must_use = "nothing is linked until `link` is called"]
pub struct AlexaAccountLinking {
    transport: Arc<dyn Transport>,
    base_url: String,
    client_id: String,
    client_secret: Option<ClientSecret>,
    redirect_uri: String,
    scopes: Vec<String>,
    pkce: bool,
}

impl LocalUserPool {
    /// Alexa as it would link to this pool's first app client.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    pub fn account_linking(&self) -> Result<AlexaAccountLinking, AccountLinkingError> {
        use alexa_skill_core::transport::ReqwestTransport;

        // What Alexa allows the token endpoint.
        let transport = ReqwestTransport::builder()
            .timeout(Duration::from_millis(4500))
            .allow_loopback_http()
            .build();
        AlexaAccountLinking::new(self, Arc::new(transport))
    }
}

impl AlexaAccountLinking {
    /// Links to the pool's first app client, with its first redirect URI and all its scopes.
    pub fn new(
        pool: &LocalUserPool,
        transport: Arc<dyn Transport>,
    ) -> Result<Self, AccountLinkingError> {
        let client = pool.clients().into_iter().next();
        let client = client.ok_or_else(|| invalid("the pool has no app client"))?;
        Self::for_client(pool, client.id(), transport)
    }

    /// Links to the app client with this id.
    pub fn for_client(
        pool: &LocalUserPool,
        client_id: &str,
        transport: Arc<dyn Transport>,
    ) -> Result<Self, AccountLinkingError> {
        let client = pool.client(client_id)?;
        let redirect_uri = client.redirect_uris().first().cloned();
        Ok(Self {
            transport,
            base_url: pool.base_url().to_owned(),
            client_id: client.id().to_owned(),
            client_secret: client.client_secret().cloned(),
            redirect_uri: redirect_uri
                .ok_or_else(|| invalid("the app client has no redirect URI"))?,
            scopes: client.scopes().to_vec(),
            pkce: false,
        })
    }

    /// Another redirect URI than the client's first: Alexa has one per region.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = uri.into();
        self
    }

    /// Other scopes than all of the client's.
    pub fn scopes(mut self, scopes: &[&str]) -> Self {
        self.scopes = scopes.iter().map(ToString::to_string).collect();
        self
    }

    /// Sends a PKCE challenge (S256) and proves it.
    pub fn pkce(mut self) -> Self {
        self.pkce = true;
        self
    }

    /// Links the account of `username` and returns what Alexa would hold then.
    pub async fn link(
        &self,
        username: &str,
        password: &str,
    ) -> Result<TokenSet, AccountLinkingError> {
        let state = URL_SAFE_NO_PAD.encode(random::bytes::<24>()?);
        let verifier = if self.pkce {
            Some(URL_SAFE_NO_PAD.encode(random::bytes::<32>()?))
        } else {
            None
        };
        let form = self.open_sign_in_page(&state, verifier.as_deref()).await?;
        let code = self.sign_in(&form, username, password, &state).await?;
        self.exchange(&code, verifier.as_deref()).await
    }

    /// Gets tokens for the code that the redirect brought.
    pub(crate) async fn exchange(
        &self,
        code: &GrantCode,
        verifier: Option<&str>,
    ) -> Result<TokenSet, AccountLinkingError> {
        let mut exchange = vec![
            ("grant_type", "authorization_code"),
            ("code", code.expose_secret()),
            ("redirect_uri", &self.redirect_uri),
        ];
        exchange.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        self.call_token_endpoint(exchange).await
    }

    /// Gets new tokens with the refresh token, which is kept.
    pub async fn refresh(&self, tokens: &TokenSet) -> Result<TokenSet, AccountLinkingError> {
        let refresh_token = tokens
            .refresh_token
            .clone()
            .ok_or_else(|| invalid("there is no refresh token"))?;
        let mut fresh = self
            .call_token_endpoint(vec![
                ("grant_type", "refresh_token"),
                ("refresh_token", refresh_token.expose_secret()),
            ])
            .await?;
        fresh.refresh_token.get_or_insert(refresh_token);
        Ok(fresh)
    }

    /// The authorization URI that the Alexa app would open.
    pub(crate) fn authorization_uri(&self, state: &str, verifier: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("scope", &self.scopes.join(" "))
            .append_pair("state", state);
        if let Some(verifier) = verifier {
            query
                .append_pair("code_challenge", &token::s256(verifier))
                .append_pair("code_challenge_method", "S256");
        }
        format!("{}/oauth2/authorize?{}", self.base_url, query.finish())
    }

    /// Opens the authorization URI and returns where the page's form posts to.
    async fn open_sign_in_page(
        &self,
        state: &str,
        verifier: Option<&str>,
    ) -> Result<String, AccountLinkingError> {
        const STEP: &str = "authorize";
        let uri = self.authorization_uri(state, verifier);
        let answer = self
            .send(STEP, http::Request::get(uri), Bytes::new())
            .await?;
        if let Some(redirected) = self.redirected(&answer) {
            return Err(refused(STEP, &answer, &redirected));
        }
        let page = String::from_utf8_lossy(answer.body());
        let action = page
            .split_once(r#"<form method="post" action=""#)
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(action, _)| unescaped(action));
        match action {
            Some(action) if answer.status() == 200 => Ok(format!("{}{action}", self.base_url)),
            _ => Err(unexpected(STEP, &answer, "no sign-in form")),
        }
    }

    /// Submits the form and reads the code from the redirect.
    async fn sign_in(
        &self,
        form: &str,
        username: &str,
        password: &str,
        state: &str,
    ) -> Result<GrantCode, AccountLinkingError> {
        const STEP: &str = "sign-in";
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("username", username), ("password", password)])
            .finish();
        let request = http::Request::post(form).header(CONTENT_TYPE, FORM);
        let answer = self.send(STEP, request, body.into()).await?;
        let Some(params) = self.redirected(&answer) else {
            return Err(if answer.status() == http::StatusCode::FORBIDDEN {
                AccountLinkingError::SignInRefused
            } else {
                unexpected(STEP, &answer, "no redirect to the redirect URI")
            });
        };
        if params.one("state").ok().flatten() != Some(state) {
            return Err(AccountLinkingError::StateMismatch);
        }
        match params.one("code") {
            Ok(Some(code)) => Ok(code.into()),
            _ => Err(refused(STEP, &answer, &params)),
        }
    }

    async fn call_token_endpoint(
        &self,
        mut form: Vec<(&str, &str)>,
    ) -> Result<TokenSet, AccountLinkingError> {
        const STEP: &str = "token";
        let uri = format!("{}/oauth2/token", self.base_url);
        let mut request = http::Request::post(uri).header(CONTENT_TYPE, FORM);
        match &self.client_secret {
            Some(secret) => {
                let encoded = |text: &str| -> String {
                    form_urlencoded::byte_serialize(text.as_bytes()).collect()
                };
                let credentials = format!(
                    "{}:{}",
                    encoded(&self.client_id),
                    encoded(secret.expose_secret())
                );
                let mut basic =
                    http::HeaderValue::try_from(format!("Basic {}", STANDARD.encode(credentials)))
                        .map_err(|_| invalid("the client's credentials fit no header"))?;
                basic.set_sensitive(true);
                request = request.header(AUTHORIZATION, basic);
            }
            None => form.push(("client_id", &self.client_id)),
        }
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let answer = self.send(STEP, request, body.into()).await?;
        if answer.status() != 200 {
            return Err(match serde_json::from_slice::<WireError>(answer.body()) {
                Ok(WireError { error }) => AccountLinkingError::Refused { step: STEP, error },
                Err(_) => unexpected(STEP, &answer, "no OAuth error"),
            });
        }
        serde_json::from_slice::<WireTokens>(answer.body())
            .map(TokenSet::from)
            .map_err(|_| unexpected(STEP, &answer, "no token answer"))
    }

    async fn send(
        &self,
        step: &'static str,
        request: http::request::Builder,
        body: Bytes,
    ) -> Result<http::Response<Bytes>, AccountLinkingError> {
        let request = request
            .body(body)
            .map_err(|_| invalid("the addresses make no HTTP request"))?;
        self.transport
            .send(request)
            .await
            .map_err(|source| AccountLinkingError::Transport { step, source })
    }

    /// The parameters of a redirect to the redirect URI.
    fn redirected(&self, answer: &http::Response<Bytes>) -> Option<Params> {
        if answer.status() != http::StatusCode::FOUND {
            return None;
        }
        let location = answer.headers().get(LOCATION)?.to_str().ok()?;
        let query = location.strip_prefix(&self.redirect_uri)?;
        Some(Params::parse(query.get(1..)?.as_bytes()))
    }
}

#[derive(Deserialize)]
struct WireTokens {
    access_token: AccessToken,
    #[serde(default)]
    id_token: Option<alexa_skill_core::secret::IdToken>,
    #[serde(default)]
    refresh_token: Option<RefreshToken>,
    expires_in: u64,
}

#[derive(Deserialize)]
struct WireError {
    error: String,
}

impl From<WireTokens> for TokenSet {
    fn from(wire: WireTokens) -> Self {
        Self {
            access_token: wire.access_token,
            id_token: wire.id_token,
            refresh_token: wire.refresh_token,
            expires_in: Duration::from_secs(wire.expires_in),
        }
    }
}

fn invalid(reason: &str) -> AccountLinkingError {
    AccountLinkingError::InvalidSetting(reason.to_owned())
}

fn unexpected(
    step: &'static str,
    answer: &http::Response<Bytes>,
    reason: &'static str,
) -> AccountLinkingError {
    AccountLinkingError::UnexpectedAnswer {
        step,
        status: answer.status().as_u16(),
        reason,
    }
}

/// The error that a redirect carries.
fn refused(
    step: &'static str,
    answer: &http::Response<Bytes>,
    params: &Params,
) -> AccountLinkingError {
    match params.one("error") {
        Ok(Some(error)) => AccountLinkingError::Refused {
            step,
            error: error.to_owned(),
        },
        _ => unexpected(step, answer, "a redirect without code and error"),
    }
}
