//! Times in claims: seconds since 1970, whole or not.

use std::time::{Duration, SystemTime};

use alexa_skill_core::linking::RejectReason;
use serde_json::{Map, Value};

use super::jws::excerpt;
use crate::encoding::kind;

/// The end of the year 9999. What lies beyond is no date but a mistake or a trick.
const LATEST: f64 = 253_402_300_799.0;

/// The time in `claim`, if it is there.
pub(super) fn time(
    claims: &Map<String, Value>,
    claim: &'static str,
) -> Result<Option<SystemTime>, RejectReason> {
    let Some(value) = claims.get(claim) else {
        return Ok(None);
    };
    let seconds = value
        .as_f64()
        .filter(|seconds| (0.0..=LATEST).contains(seconds));
    let since_epoch = match (value.as_u64(), seconds) {
        (Some(whole), Some(_)) => Some(Duration::from_secs(whole)),
        (None, Some(fraction)) => Duration::try_from_secs_f64(fraction).ok(),
        (_, None) => None,
    };
    since_epoch
        .and_then(|since_epoch| SystemTime::UNIX_EPOCH.checked_add(since_epoch))
        .map(Some)
        .ok_or_else(|| RejectReason::InvalidClaim {
            claim,
            expected: "a number of seconds since 1970 before the year 10000",
            found: match value {
                Value::Number(number) => excerpt(&number.to_string()),
                other => kind(other).to_owned(),
            },
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Option<Duration> {
        let claims = Map::from_iter([("exp".to_owned(), value)]);
        let time = time(&claims, "exp").ok()??;
        time.duration_since(SystemTime::UNIX_EPOCH).ok()
    }

    #[test]
    fn fractions_are_times_and_absurdities_are_not() {
        assert_eq!(read(json!(7)), Some(Duration::from_secs(7)));
        assert_eq!(read(json!(7.5)), Some(Duration::from_millis(7500)));
        assert_eq!(
            read(json!(253_402_300_799_u64)),
            Some(Duration::from_secs(253_402_300_799))
        );
        for bad in [
            json!(-1),
            json!(253_402_300_800_u64),
            json!(u64::MAX),
            json!(1e300),
            json!("7"),
            json!(null),
            json!(true),
            json!([7]),
        ] {
            assert_eq!(read(bad.clone()), None, "{bad}");
        }
    }
}
