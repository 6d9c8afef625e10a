use proptest::prelude::*;
use serde_json::json;

use super::Json;
use super::parts::{
    Member, always, array, decimal, flag, free, free_object, intent, member, object, one_of,
    secret, tagged, text, unknown, user, whole,
};

/// A request envelope with members that the model declares, and nothing else.
pub(crate) fn request() -> BoxedStrategy<Json> {
    object([
        member("version", text()),
        member("session", session()),
        member("context", context()),
        always("request", what_happened()),
    ])
}

fn session() -> BoxedStrategy<Json> {
    object([
        member("new", flag()),
        member("sessionId", text()),
        member("application", object([member("applicationId", text())])),
        member("attributes", free_object()),
        member("user", user()),
    ])
}

fn context() -> BoxedStrategy<Json> {
    object([
        member("System", system()),
        member("AudioPlayer", audio_player()),
        member("Viewport", viewport()),
        member("Geolocation", geolocation()),
        member("Made.Up", free_object()),
    ])
}

fn system() -> BoxedStrategy<Json> {
    let apl = object([member("runtime", object([member("maxVersion", text())]))]);
    let interfaces = object([
        member("AudioPlayer", Just(Json::from(json!({})))),
        member("Alexa.Presentation.APL", apl),
        member("Made.Up", free_object()),
    ]);
    object([
        member("application", object([member("applicationId", text())])),
        member("user", user()),
        member(
            "device",
            object([
                member("deviceId", text()),
                member("persistentEndpointId", text()),
                member("supportedInterfaces", interfaces),
            ]),
        ),
        member(
            "person",
            object([member("personId", text()), member("accessToken", secret())]),
        ),
        member(
            "unit",
            object([member("unitId", text()), member("persistentUnitId", text())]),
        ),
        member("apiEndpoint", text()),
        member("apiAccessToken", secret()),
    ])
}

fn audio_player() -> BoxedStrategy<Json> {
    object([
        member("offsetInMilliseconds", whole()),
        member("token", text()),
        member("playerActivity", one_of(&["PLAYING", "IDLE", "STOPPED"])),
    ])
}

fn viewport() -> BoxedStrategy<Json> {
    let experience = object([
        member("arcMinuteWidth", whole()),
        member("arcMinuteHeight", whole()),
        member("canRotate", flag()),
        member("canResize", flag()),
    ]);
    object([
        member("experiences", array(experience)),
        member("mode", one_of(&["HUB", "TV", "MOBILE"])),
        member("shape", one_of(&["RECTANGLE", "ROUND"])),
        member("pixelWidth", whole()),
        member("pixelHeight", whole()),
        member("currentPixelWidth", whole()),
        member("currentPixelHeight", whole()),
        member("dpi", whole()),
        member("touch", array(one_of(&["SINGLE"]))),
        member("keyboard", array(one_of(&["DIRECTION"]))),
        member(
            "video",
            object([member("codecs", array(one_of(&["H_264_42"])))]),
        ),
    ])
}

fn geolocation() -> BoxedStrategy<Json> {
    let coordinate = object([
        member("latitudeInDegrees", decimal()),
        member("longitudeInDegrees", decimal()),
        member("accuracyInMeters", decimal()),
    ]);
    object([
        member("timestamp", text()),
        member("coordinate", coordinate),
    ])
}

fn what_happened() -> BoxedStrategy<Json> {
    let task = object([
        member("name", text()),
        member("version", text()),
        member("input", free()),
    ]);
    let error = object([
        member("type", one_of(&["INVALID_RESPONSE"])),
        member("message", text()),
    ]);
    let completed = tagged(
        "ConnectionCompleted",
        [
            member("token", text()),
            member(
                "status",
                object([member("code", text()), member("message", text())]),
            ),
            member("result", free()),
        ],
    );
    let permissions = array(object([member("scope", text())]));
    let body = |body| {
        [
            member("eventCreationTime", text()),
            member("eventPublishingTime", text()),
            member("body", body),
        ]
    };
    let reasons = &["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"];
    prop_oneof![
        1 => of_type("LaunchRequest", [member("task", task)]),
        4 => of_type("IntentRequest", dialog()),
        1 => of_type("CanFulfillIntentRequest", dialog()),
        1 => of_type("SessionEndedRequest", [member("reason", one_of(reasons)), member("error", error)]),
        1 => of_type("SessionResumedRequest", [member("cause", prop_oneof![completed, unknown()])]),
        1 => of_type(
            "AlexaSkillEvent.SkillAccountLinked",
            body(object([member("accessToken", secret())])),
        ),
        1 => of_type(
            "AlexaSkillEvent.SkillPermissionChanged",
            body(object([
                member("acceptedPermissions", permissions.clone()),
                member("acceptedPersonPermissions", permissions),
            ])),
        ),
        2 => unknown(),
    ]
    .boxed()
}

fn dialog() -> [Member; 2] {
    let states = &["STARTED", "IN_PROGRESS", "COMPLETED"];
    [
        member("dialogState", one_of(states)),
        member("intent", intent()),
    ]
}

fn of_type(tag: &'static str, members: impl IntoIterator<Item = Member>) -> BoxedStrategy<Json> {
    let timestamp = prop_oneof![3 => text(), 1 => whole()];
    let common = [
        member("requestId", text()),
        member("timestamp", timestamp),
        member("locale", one_of(&["en-US", "de-DE", "en_US"])),
    ];
    tagged(tag, common.into_iter().chain(members))
}

#[test]
fn the_strategies_make_what_they_say() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let json = request().new_tree(&mut runner).unwrap().current().meaning();
        let tag = json["request"]["type"].as_str().unwrap();
        seen.insert(tag.split('.').next().unwrap().to_owned());
        for slot in json["request"]["intent"]["slots"]
            .as_object()
            .into_iter()
            .flatten()
        {
            seen.insert(format!("slot with {}", slot.1["slotValue"]["type"]));
        }
    }
    for expected in [
        "IntentRequest",
        "LaunchRequest",
        "New",
        "slot with \"List\"",
    ] {
        assert!(seen.contains(expected), "{expected} in {seen:?}");
    }
}
