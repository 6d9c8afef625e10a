//! When a request must have been made.

use alexa_skill_core::web::VerifyErrorCategory::Timestamp;
use alexa_skill_core::web::{TimestampError, VerifyError};
use serde_json::{Value, json};

use super::kit::{NOW, signed, usual};

async fn verify(r#type: &str, timestamp: Value) -> Result<(), VerifyError> {
    let mut body = json!({ "request": { "type": r#type } });
    if timestamp != json!("absent") {
        body["request"]["timestamp"] = timestamp;
    }
    let body = body.to_string().into_bytes();
    usual().verify(&signed(&body), &body).await
}

fn millis(offset: i64) -> Value {
    ((i64::try_from(NOW).unwrap() + offset) * 1000).into()
}

const EVENTS: [&str; 5] = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillAccountLinked",
];

#[tokio::test]
async fn the_tolerance_ends_where_it_says_on_both_sides() {
    for offset in [0, 149, 150, -149, -150] {
        verify("IntentRequest", millis(offset)).await.unwrap();
    }
    for offset in [151, -151, 86_400, -86_400] {
        let refused = verify("IntentRequest", millis(offset)).await.unwrap_err();
        assert_eq!(refused.category(), Timestamp, "{offset}");
    }
    for r#type in EVENTS {
        for offset in [3600, -3600] {
            verify(r#type, millis(offset)).await.unwrap();
        }
        for offset in [3601, -3601] {
            let refused = verify(r#type, millis(offset)).await.unwrap_err();
            assert_eq!(refused.category(), Timestamp, "{type} {offset}");
        }
    }
}

#[tokio::test]
async fn what_is_no_skill_event_has_the_usual_tolerance() {
    for r#type in [
        "AlexaSkillEvent.ProactiveSubscriptionChanged",
        "AlexaSkillEvent.NotificationSubscriptionChanged",
        "AlexaSkillEvent.skillenabled",
        "AlexaSkillEvent.SkillEnabled ",
        "LaunchRequest",
        "",
    ] {
        let refused = verify(r#type, millis(-151)).await.unwrap_err();
        assert_eq!(refused.category(), Timestamp, "{type}");
    }
}

#[tokio::test]
async fn dates_are_read_with_their_offset() {
    for date in [
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.999Z",
        "2026-03-01T13:00:00+01:00",
        "2026-03-01T06:30:00-05:30",
        "2026-03-01T12:02:30Z",
        "2026-03-01T11:57:30Z",
    ] {
        verify("LaunchRequest", json!(date)).await.unwrap();
    }
    let old = verify("LaunchRequest", json!("2026-03-01T11:57:29.999Z")).await;
    let ahead = verify("LaunchRequest", json!("2026-03-01T12:02:30.001Z")).await;
    let wrong_offset = verify("LaunchRequest", json!("2026-03-01T12:00:00+01:00")).await;
    assert!(matches!(
        old,
        Err(VerifyError::Timestamp(TimestampError::TooOld { .. }))
    ));
    assert!(matches!(
        ahead,
        Err(VerifyError::Timestamp(TimestampError::TooFarAhead { .. }))
    ));
    assert!(matches!(
        wrong_offset,
        Err(VerifyError::Timestamp(TimestampError::TooOld { .. }))
    ));
}

#[tokio::test]
async fn absent_and_unreadable_timestamps_are_refused() {
    for absent in [json!("absent"), Value::Null] {
        let refused = verify("LaunchRequest", absent).await;
        assert!(
            matches!(
                &refused,
                Err(VerifyError::Timestamp(TimestampError::Absent))
            ),
            "{refused:?}"
        );
    }
    for unreadable in [
        json!("yesterday"),
        json!("NaN"),
        json!(""),
        json!("2026-03-01"),
        json!("2026-03-01T12:00:00"),
        json!("2026-13-01T12:00:00Z"),
        json!("1772366400"),
        json!(1_772_366_400_000.5),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(true),
        json!({}),
        json!([]),
    ] {
        let refused = verify("LaunchRequest", unreadable.clone()).await;
        assert!(
            matches!(
                &refused,
                Err(VerifyError::Timestamp(TimestampError::Unreadable))
            ),
            "{unreadable}: {refused:?}"
        );
    }
}
