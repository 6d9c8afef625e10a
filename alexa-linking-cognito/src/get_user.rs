use alexa_skill_core::secret::AccessToken;
use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use crate::encoding::json_object;
use crate::profile_call::{Caller, ProfileError, caller_setters, quote};
use crate::{Profile, UserPool};

/// The scope without which `GetUser` refuses a token.
pub(crate) const SCOPE: &str = "aws.cognito.signin.user.admin";

/// Asks the user pool's API (`GetUser`) who a token's user is.
///
/// The token needs the scope `aws.cognito.signin.user.admin`, which tokens from `InitiateAuth` have
/// and those of account linking only if the skill's configuration asks for it. The call is not
/// signed and needs no AWS credentials.
#[derive(Debug, Clone)]
pub struct GetUserClient {
    address: String,
    pub(crate) caller: Caller,
}

impl GetUserClient {
    /// A client of `pool`'s API.
    pub fn new(pool: &UserPool) -> Self {
        Self {
            address: pool.endpoint(),
            caller: Caller::new(pool),
        }
    }

    caller_setters!();

    /// The profile of `token`'s user.
    pub async fn fetch(&self, token: &AccessToken) -> Result<Profile, ProfileError> {
        let request = http::Request::post(&self.address)
            .header(CONTENT_TYPE, "application/x-amz-json-1.1")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.GetUser");
        let body = serde_json::json!({ "AccessToken": token.expose_secret() }).to_string();
        let answer = self.caller.send(request, Bytes::from(body)).await?;
        if answer.status() == http::StatusCode::OK {
            profile(answer.body())
        } else {
            Err(refusal(&answer))
        }
    }
}

fn profile(body: &[u8]) -> Result<Profile, ProfileError> {
    let answer = json_object(body).map_err(|_| ProfileError::Malformed("not a JSON object"))?;
    let username = answer
        .get("Username")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let Some(Value::Array(pairs)) = answer.get("UserAttributes") else {
        return Err(ProfileError::Malformed("it has no UserAttributes"));
    };
    let mut attributes = Map::new();
    for pair in pairs {
        // An attribute may come without a value; it says nothing then.
        if let (Some(name), Some(value)) = (pair["Name"].as_str(), pair.get("Value")) {
            attributes.insert(name.to_owned(), value.clone());
        }
    }
    let subject = attributes
        .get("sub")
        .and_then(Value::as_str)
        .filter(|subject| !subject.is_empty())
        .ok_or(ProfileError::Malformed("it has no sub"))?
        .to_owned();
    Ok(Profile::new(subject, username, attributes))
}

/// Reads the error of the AWS JSON 1.1 protocol: `{"__type": "prefix#Kind", "message": ".."}`, the
/// kind also in a header, there perhaps with `:http://..` behind it.
fn refusal(answer: &Response<Bytes>) -> ProfileError {
    let status = answer.status().as_u16();
    let body = json_object(answer.body()).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let header = answer
        .headers()
        .get("x-amzn-errortype")
        .and_then(|value| value.to_str().ok());
    let kind = text("__type").or(header).unwrap_or_default();
    let kind = kind.rsplit('#').next().unwrap_or_default();
    let kind = kind.split(':').next().unwrap_or_default();
    let message = text("message").or(text("Message")).unwrap_or_default();
    let refused = || ProfileError::Refused(quote(&format!("{kind}: {message}")));
    match kind {
        "NotAuthorizedException" if message.to_ascii_lowercase().contains("scope") => {
            ProfileError::MissingScope(SCOPE)
        }
        // The token is the call's only parameter.
        "NotAuthorizedException"
        | "UserNotFoundException"
        | "PasswordResetRequiredException"
        | "UserNotConfirmedException"
        | "InvalidParameterException" => refused(),
        "ResourceNotFoundException" => {
            ProfileError::InvalidRequest(quote(&format!("{kind}: {message}")))
        }
        "TooManyRequestsException" | "LimitExceededException" | "ThrottlingException" => {
            ProfileError::Throttled
        }
        _ if status == 429 => ProfileError::Throttled,
        _ => ProfileError::Status(status),
    }
}
