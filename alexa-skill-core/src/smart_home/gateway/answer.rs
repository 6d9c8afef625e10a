use std::time::Duration;

use bytes::Bytes;
use http::header::RETRY_AFTER;
use http::{Response, StatusCode};
use serde::Deserialize;

use super::GatewayError;
use crate::secret::EventToken;
use crate::transport::TransportError;

/// The pause before an event is sent again to a gateway that asks for fewer.
const THROTTLE_PAUSE: Duration = Duration::from_secs(1);
/// The first pause after a failure; each further one is twice as long.
const BACKOFF: Duration = Duration::from_millis(250);
/// How often an event is sent again.
const RESENDS: u32 = 3;
/// What the gateway says where the skill itself is not set up for events: no event can be sent.
const MISCONFIGURED: [&str; 2] = [
    "INSUFFICIENT_PERMISSION_EXCEPTION",
    "SKILL_NOT_FOUND_EXCEPTION",
];
/// The most characters of a description that are passed on.
const DESCRIPTION: usize = 300;

/// What to do after an attempt.
#[derive(Debug)]
pub(super) enum Verdict {
    Sent,
    /// The token is not, or no longer, good.
    Unauthorized,
    SkillDisabled,
    /// Try again after this pause; if there is no more time, this is the error.
    Again(Duration, GatewayError),
    Failed(GatewayError),
}

/// The body of an error, as the gateway writes it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Exception {
    payload: ExceptionPayload,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ExceptionPayload {
    code: String,
    description: String,
}

/// Judges the answer to attempt number `attempt`, from 0.
pub(super) fn judge(
    answer: Option<Result<Response<Bytes>, TransportError>>,
    attempt: u32,
    limit: Duration,
    token: &EventToken,
) -> Verdict {
    let answer = match answer {
        Some(Ok(answer)) => answer,
        Some(Err(TransportError::InvalidRequest(why))) => {
            return Verdict::Failed(GatewayError::Misconfigured(why));
        }
        Some(Err(error)) => return again(attempt, GatewayError::Unavailable(error.into())),
        None => {
            let error = format!("no answer within {} ms", limit.as_millis());
            return again(attempt, GatewayError::Unavailable(error.into()));
        }
    };
    let status = answer.status();
    // What is not of the known form says nothing beyond its status.
    let exception: Exception = serde_json::from_slice(answer.body()).unwrap_or_default();
    let code = exception.payload.code;
    match status {
        StatusCode::ACCEPTED => Verdict::Sent,
        StatusCode::UNAUTHORIZED => Verdict::Unauthorized,
        StatusCode::FORBIDDEN if code == "SKILL_DISABLED_EXCEPTION" => Verdict::SkillDisabled,
        _ if MISCONFIGURED.contains(&code.as_str()) => {
            let description = told(&exception.payload.description, token);
            Verdict::Failed(GatewayError::Misconfigured(format!(
                "{status} {code}: {description}"
            )))
        }
        StatusCode::TOO_MANY_REQUESTS if attempt < RESENDS => {
            Verdict::Again(throttle_pause(&answer), GatewayError::Throttled)
        }
        StatusCode::TOO_MANY_REQUESTS => Verdict::Failed(GatewayError::Throttled),
        _ if status.is_server_error() => {
            let error = format!("status {status}");
            again(attempt, GatewayError::Unavailable(error.into()))
        }
        _ => Verdict::Failed(GatewayError::Refused {
            status: status.as_u16(),
            code: told(&code, token),
            description: told(&exception.payload.description, token),
        }),
    }
}

fn again(attempt: u32, error: GatewayError) -> Verdict {
    if attempt < RESENDS {
        Verdict::Again(BACKOFF * 2u32.pow(attempt), error)
    } else {
        Verdict::Failed(error)
    }
}

fn throttle_pause(answer: &Response<Bytes>) -> Duration {
    let asked = answer
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok())
        .map(Duration::from_secs);
    asked.unwrap_or_default().max(THROTTLE_PAUSE)
}

/// What the gateway says, unless it repeats the token.
fn told(text: &str, token: &EventToken) -> String {
    if text.contains(token.expose_secret()) {
        return "[redacted]".to_owned();
    }
    text.chars().take(DESCRIPTION).collect()
}
