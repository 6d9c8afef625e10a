use alexa_skill_core::secret::AccessToken;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, WWW_AUTHENTICATE};
use http::{HeaderValue, Response};
use serde_json::{Map, Value};

use crate::encoding::json_object;
use crate::profile_call::{Caller, ProfileError, caller_setters, quote};
use crate::{Profile, UserPool};

/// The scope without which `userInfo` says nothing.
pub(crate) const SCOPE: &str = "openid";

/// Asks the pool's `userInfo` endpoint who a token's user is.
///
/// The token needs the scope `openid`; `profile`, `email` and `phone` decide which attributes come.
/// A revoked token, or that of a disabled or deleted user, is refused here, while its signature
/// stays right until it expires.
///
/// ```no_run
/// # async fn example(token: &alexa_skill_core::secret::AccessToken) -> Result<(), Box<dyn std::error::Error>> {
/// use alexa_linking_cognito::{UserInfoClient, UserPool};
///
/// let pool = UserPool::from_id("eu-west-1_AbCdEf123")?.with_domain("my-skill")?;
/// let profile = UserInfoClient::new(&pool)?.fetch(token).await?;
/// println!("{:?}", profile.get("given_name"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct UserInfoClient {
    address: String,
    pub(crate) caller: Caller,
}

impl UserInfoClient {
    /// A client of `pool`'s `userInfo`; fails with `NoDomain` if the pool's domain is not known.
    pub fn new(pool: &UserPool) -> Result<Self, ProfileError> {
        Ok(Self {
            address: pool.user_info_uri().ok_or(ProfileError::NoDomain)?,
            caller: Caller::new(pool),
        })
    }

    caller_setters!();

    /// The profile of `token`'s user.
    pub async fn fetch(&self, token: &AccessToken) -> Result<Profile, ProfileError> {
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose_secret()))
            .map_err(|_| ProfileError::Refused("it cannot be sent in a header".into()))?;
        bearer.set_sensitive(true);
        let request = http::Request::get(&self.address)
            .header(AUTHORIZATION, bearer)
            .header(ACCEPT, "application/json");
        let answer = self.caller.send(request, Bytes::new()).await?;
        if answer.status() == http::StatusCode::OK {
            profile(answer.body())
        } else {
            Err(refusal(&answer))
        }
    }
}

fn profile(body: &[u8]) -> Result<Profile, ProfileError> {
    let attributes = json_object(body).map_err(|_| ProfileError::Malformed("not a JSON object"))?;
    let text = |name: &str| {
        attributes
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let subject = text("sub").ok_or(ProfileError::Malformed("it has no sub"))?;
    let username = text("username");
    Ok(Profile::new(subject, username, attributes))
}

/// Reads the error of RFC 6750, section 3, from the header or the body.
fn refusal(answer: &Response<Bytes>) -> ProfileError {
    let status = answer.status().as_u16();
    let body = json_object(answer.body()).unwrap_or_default();
    let challenge = answer
        .headers()
        .get(WWW_AUTHENTICATE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let part = |name: &str| part(&body, challenge, name);
    let code = part("error");
    let description = part("error_description");
    // Cognito reports a missing scope as `invalid_token` too, and only the description tells.
    let lacks_scope =
        code == "insufficient_scope" || description.to_ascii_lowercase().contains("scope");
    match (status, code.as_str()) {
        (401 | 403, _) if lacks_scope => ProfileError::MissingScope(SCOPE),
        // A 401 without that code is a proxy's, say, and tells nothing of the token.
        (400 | 401, "invalid_token") => ProfileError::Refused(quote(if description.is_empty() {
            &code
        } else {
            &description
        })),
        (400, _) => ProfileError::InvalidRequest(quote(&format!("{code}: {description}"))),
        (404, _) => ProfileError::InvalidRequest("userInfo is not at this domain".into()),
        (429, _) => ProfileError::Throttled,
        _ => ProfileError::Status(status),
    }
}

/// A member of the error: from the body, else from the challenge's `name="value"` pairs.
fn part(body: &Map<String, Value>, challenge: &str, name: &str) -> String {
    if let Some(text) = body.get(name).and_then(Value::as_str) {
        return text.to_owned();
    }
    let start = format!("{name}=\"");
    challenge
        .find(&start)
        .and_then(|at| challenge[at + start.len()..].split('"').next())
        .unwrap_or_default()
        .to_owned()
}
