use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use form_urlencoded::Serializer;
use http::StatusCode;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use serde::Deserialize;

use super::{EventTokens, LwaError};
use crate::clock::{Clock, SystemClock, timeout};
use crate::secret::{ClientSecret, EventToken, GrantCode, RefreshToken};
use crate::transport::{Transport, TransportError};

/// The token endpoint of Login with Amazon, with the skill's own credentials for sending events.
///
/// Client id and secret stand on the skill's permission page ("Send Alexa Events"). They are not
/// those of account linking.
#[derive(Debug, Clone)]
#[must_use = "it exchanges nothing until it is asked to"]
pub struct LoginWithAmazon {
    client_id: String,
    client_secret: ClientSecret,
    endpoint: String,
    deadline: Duration,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
}

/// The answer, good or bad. Nothing of it is required, so that an error of theirs is no error of
/// reading.
#[derive(Deserialize)]
struct Answer {
    access_token: Option<EventToken>,
    refresh_token: Option<RefreshToken>,
    expires_in: Option<u64>,
    error: Option<String>,
}

impl LoginWithAmazon {
    /// The endpoint that all regions share.
    pub const ENDPOINT: &'static str = "https://api.amazon.com/auth/o2/token";

    /// The endpoint, over `transport`.
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<ClientSecret>,
        transport: impl Transport + 'static,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            endpoint: Self::ENDPOINT.to_owned(),
            deadline: Duration::from_secs(3),
            transport: Arc::new(transport),
            clock: Arc::new(SystemClock),
        }
    }

    /// Another address, for tests.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = endpoint.into();
        self
    }

    /// The most time that one call may take, 3 s by default.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The clock to go by; the machine's own unless a test says otherwise.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Exchanges the code of an `AcceptGrant` directive. A code is good once, for a few minutes.
    pub async fn exchange(&self, code: &GrantCode) -> Result<EventTokens, LwaError> {
        let code = ("code", code.expose_secret());
        self.call("authorization_code", code, None).await
    }

    /// Gets the next access token. The refresh token stays the same unless the answer has another.
    pub async fn refresh(&self, token: &RefreshToken) -> Result<EventTokens, LwaError> {
        let field = ("refresh_token", token.expose_secret());
        self.call("refresh_token", field, Some(token)).await
    }

    async fn call(
        &self,
        grant_type: &str,
        (name, value): (&str, &str),
        refresh_token: Option<&RefreshToken>,
    ) -> Result<EventTokens, LwaError> {
        let body = Serializer::new(String::new())
            .append_pair("grant_type", grant_type)
            .append_pair(name, value)
            .append_pair("client_id", &self.client_id)
            .append_pair("client_secret", self.client_secret.expose_secret())
            .finish();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded;charset=UTF-8");
        let request = http::Request::post(&self.endpoint)
            .header(CONTENT_TYPE, form)
            .header(ACCEPT, "application/json")
            .body(Bytes::from(body))
            .map_err(|error| LwaError::Misconfigured(error.to_string()))?;
        let sent = self.clock.now();
        let answer = timeout(&*self.clock, self.deadline, self.transport.send(request))
            .await
            .ok_or_else(|| {
                let within = self.deadline.as_millis();
                LwaError::unavailable(format!("no answer within {within} ms"))
            })?
            .map_err(|error| match error {
                TransportError::InvalidRequest(why) => LwaError::Misconfigured(why),
                error => LwaError::unavailable(error),
            })?;

        let status = answer.status();
        let unreadable =
            || LwaError::unavailable(format!("an answer of status {status} that is none"));
        // What serde_json says of an answer could repeat a token, so it is not passed on.
        let body: Answer = serde_json::from_slice(answer.body()).map_err(|_| unreadable())?;
        if status != StatusCode::OK {
            return Err(refusal(status, body.error.as_deref()));
        }
        let (Some(access_token), Some(refresh_token)) = (
            body.access_token.filter(|token| !token.is_empty()),
            body.refresh_token.or_else(|| refresh_token.cloned()),
        ) else {
            return Err(unreadable());
        };
        // Counted from before the call, so that the token never ends later than said here.
        let lifetime = Duration::from_secs(body.expires_in.unwrap_or(3600));
        Ok(EventTokens {
            access_token,
            refresh_token,
            expires_at: sent.checked_add(lifetime).unwrap_or(sent),
        })
    }
}

fn refusal(status: StatusCode, error: Option<&str>) -> LwaError {
    match error {
        _ if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
            LwaError::unavailable(format!("status {status}"))
        }
        Some("invalid_grant") => LwaError::Refused,
        Some(
            error @ ("invalid_client"
            | "invalid_request"
            | "invalid_scope"
            | "unauthorized_client"
            | "unsupported_grant_type"),
        ) => LwaError::Misconfigured(error.to_owned()),
        _ => LwaError::unavailable(format!("status {status}")),
    }
}
