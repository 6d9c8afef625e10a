use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::Value;

use super::{TimestampError, VerifyError};
use crate::request::Timestamp;

/// How far a request's time may be from now, either way.
const TOLERANCE: Duration = Duration::from_secs(150);
/// The same for [`EVENTS`], which Alexa sends again while a skill does not answer.
const EVENT_TOLERANCE: Duration = Duration::from_secs(3600);
const EVENTS: [&str; 5] = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillAccountLinked",
];

#[derive(Deserialize)]
struct Message {
    request: Request,
}

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    r#type: Option<String>,
    /// Of any type: one that is no timestamp is the timestamp's fault.
    #[serde(default)]
    timestamp: Option<Value>,
}

/// Whether the request in `body` was made for `now`.
pub(super) fn check(body: &[u8], now: SystemTime) -> Result<(), VerifyError> {
    let Message { request } = crate::parse::from_bytes(body)?;
    let tolerance = match request.r#type {
        Some(r#type) if EVENTS.contains(&r#type.as_str()) => EVENT_TOLERANCE,
        _ => TOLERANCE,
    };
    let age = age(request.timestamp, now)?;
    let distance = age.unsigned_abs();
    if distance <= tolerance {
        Ok(())
    } else if age.is_positive() {
        let age = distance;
        Err(TimestampError::TooOld { age, tolerance }.into())
    } else {
        let ahead = distance;
        Err(TimestampError::TooFarAhead { ahead, tolerance }.into())
    }
}

fn age(timestamp: Option<Value>, now: SystemTime) -> Result<SignedDuration, TimestampError> {
    let timestamp = timestamp.ok_or(TimestampError::Absent)?;
    let timestamp: Timestamp =
        serde_json::from_value(timestamp).map_err(|_| TimestampError::Unreadable)?;
    let made = timestamp.parse().ok_or(TimestampError::Unreadable)?;
    let now = jiff::Timestamp::try_from(now).map_err(|_| TimestampError::Unreadable)?;
    Ok(now.duration_since(made))
}
