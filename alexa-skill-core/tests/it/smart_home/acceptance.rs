//! From a token to that user's devices: each situation has its own answer.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant, SystemTime};

use serde_json::{Value, json};

use super::support::{
    Home, Lamp, Log, SECRET, answer, directive, discover, endpoint, error_type, token, turn_on_of,
};

const LAMP: &str = "lamp-of-alice";

fn echoes(answer: &Value, endpoint: &str) {
    let event = &answer["event"];
    assert_eq!(
        event["header"]["correlationToken"], "dFMb0z+PgpgdDmluhJ1L/ddFvSqZ=",
        "{answer}"
    );
    assert_eq!(
        event["endpoint"],
        json!({ "endpointId": endpoint }),
        "{answer}"
    );
}

#[tokio::test]
async fn a_valid_token_reaches_its_own_device() {
    let home = Home::new();
    let answer = home.answer(&turn_on_of(LAMP, "alice")).await;
    echoes(&answer, LAMP);
    assert_eq!(answer["event"]["header"]["namespace"], "Alexa");
    assert_eq!(answer["event"]["header"]["name"], "Response");
    assert_eq!(answer["event"]["payload"], json!({}));
    let property = &answer["context"]["properties"][0];
    assert_eq!(property["namespace"], "Alexa.PowerController");
    assert_eq!(property["value"], "ON");
    assert_eq!((home.alice.calls(), home.bob.calls()), (1, 0));
}

#[tokio::test]
async fn each_refusal_has_its_own_error_and_no_device_is_called() {
    for (meaning, expected) in [
        ("expired", "EXPIRED_AUTHORIZATION_CREDENTIAL"),
        ("forged", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("alg", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("client", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("revoked", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("malformed", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("long", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("header", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("keyless", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("key", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("claimless", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("claim", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("issuer", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("use", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("audience", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("group", "INSUFFICIENT_PERMISSIONS"),
        ("custom", "INSUFFICIENT_PERMISSIONS"),
        ("early", "INTERNAL_ERROR"),
        ("future", "INTERNAL_ERROR"),
        ("unusable", "INTERNAL_ERROR"),
        ("scopes", "INTERNAL_ERROR"),
        ("down", "INTERNAL_ERROR"),
        ("hang", "INTERNAL_ERROR"),
        ("wrong", "INTERNAL_ERROR"),
        ("bob", "NO_SUCH_ENDPOINT"),
        ("carol", "NO_SUCH_ENDPOINT"),
    ] {
        let home = Home::new();
        let answer = home.answer(&turn_on_of(LAMP, meaning)).await;
        assert_eq!(error_type(&answer), expected, "{meaning}");
        echoes(&answer, LAMP);
        assert_eq!((home.alice.calls(), home.bob.calls()), (0, 0), "{meaning}");
    }
}

#[tokio::test]
async fn discovery_refuses_the_same_tokens() {
    for (meaning, expected) in [
        ("expired", "EXPIRED_AUTHORIZATION_CREDENTIAL"),
        ("forged", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("down", "INTERNAL_ERROR"),
        ("wrong", "INTERNAL_ERROR"),
    ] {
        let answer = Home::new().answer(&discover(meaning)).await;
        assert_eq!(error_type(&answer), expected, "{meaning}");
        assert_eq!(answer["event"].get("endpoint"), None);
    }
}

#[tokio::test]
async fn a_misconfiguration_is_told_to_the_developer() {
    let log = Log::keep();
    let answer = Home::new().answer(&turn_on_of(LAMP, "wrong")).await;
    assert_eq!(error_type(&answer), "INTERNAL_ERROR");
    assert!(!answer.to_string().contains("user pool"), "{answer}");
    let log = log.text();
    assert!(
        log.contains("ERROR") && log.contains("no such user pool"),
        "{log}"
    );
}

#[tokio::test]
async fn a_token_that_is_missing_or_elsewhere_is_an_invalid_directive() {
    let good = json!({ "type": "BearerToken", "token": token("alice") });
    let scopes = [
        json!(null),
        json!({ "type": "BearerToken" }),
        json!({ "type": "BearerToken", "token": "" }),
        json!({ "type": "Basic", "token": token("alice") }),
        json!({ "type": "BearerToken", "token": 7 }),
    ];
    let home = Home::new();
    for scope in scopes {
        let mut message = turn_on_of(LAMP, "alice");
        message["directive"]["endpoint"]["scope"] = scope.clone();
        message["directive"]["payload"]["scope"] = good.clone();
        message["directive"]["payload"]["grantee"] = good.clone();
        message["directive"]["scope"] = good.clone();
        let answer = home.answer(&message).await;
        assert_eq!(error_type(&answer), "INVALID_DIRECTIVE", "{scope}");
        echoes(&answer, LAMP);

        let mut message = discover("alice");
        message["directive"]["payload"]["scope"] = scope.clone();
        message["directive"]["endpoint"] = json!({ "endpointId": LAMP, "scope": good });
        let answer = home.answer(&message).await;
        assert_eq!(error_type(&answer), "INVALID_DIRECTIVE", "{scope}");
    }
    assert_eq!(home.resolver.0.load(Ordering::SeqCst), 0);
    assert_eq!(home.alice.calls(), 0);
}

#[tokio::test]
async fn what_a_new_link_does_not_cure_is_told_to_the_developer() {
    for meaning in ["early", "future", "unusable", "scopes"] {
        let log = Log::keep();
        Home::new().answer(&turn_on_of(LAMP, meaning)).await;
        let log = log.text();
        assert!(log.contains("ERROR") && log.contains("reason="), "{log}");
    }
}

#[tokio::test]
async fn a_partition_has_its_own_devices() {
    let home = Home::new();
    let room = Arc::new(Lamp::default());
    home.store
        .insert_in_partition("alice", "101", endpoint("lamp-of-101"), room.clone())
        .unwrap();
    let names = |answer: &Value| answer["event"]["header"]["name"].clone();
    let of = |lamp: &str, partition: Value| {
        let mut message = turn_on_of(lamp, "alice");
        message["directive"]["endpoint"]["scope"] = json!({
            "type": "BearerTokenWithPartition", "token": token("alice"), "partition": partition,
            "userId": "u",
        });
        message
    };
    let answer = home.answer(&of("lamp-of-101", "101".into())).await;
    assert_eq!(names(&answer), "Response");
    assert_eq!(room.calls(), 1);
    // Other rooms', the whole's and the other user's.
    for message in [
        of("lamp-of-101", "102".into()),
        of("lamp-of-101", "".into()),
        of("lamp-of-101", json!(null)),
        turn_on_of("lamp-of-101", "alice"),
        turn_on_of("lamp-of-101", "bob"),
        of(LAMP, "101".into()),
    ] {
        let answer = home.answer(&message).await;
        assert_eq!(error_type(&answer), "NO_SUCH_ENDPOINT", "{message}");
    }
    assert_eq!((room.calls(), home.alice.calls()), (1, 0));
    assert_eq!(
        names(&home.answer(&of(LAMP, json!(null))).await),
        "Response"
    );

    let mut message = discover("alice");
    message["directive"]["payload"]["scope"] =
        of(LAMP, "101".into())["directive"]["endpoint"]["scope"].clone();
    let found = home.answer(&message).await;
    let endpoints = found["event"]["payload"]["endpoints"].as_array().unwrap();
    assert_eq!(endpoints.len(), 1);
    assert_eq!(endpoints[0]["endpointId"], "lamp-of-101");
}

#[tokio::test]
async fn what_nobody_knows_is_an_invalid_directive() {
    let home = Home::new();
    let mut version_2 = turn_on_of(LAMP, "alice");
    version_2["directive"]["header"]["payloadVersion"] = "2".into();
    let mut unnamed = turn_on_of(LAMP, "alice");
    unnamed["directive"]["endpoint"]
        .as_object_mut()
        .unwrap()
        .remove("endpointId");
    let bare = turn_on_of(LAMP, "alice")["directive"].clone();
    for message in [
        directive("Alexa.KeypadController", "SendKeystroke", LAMP, "alice"),
        directive("Alexa.PowerController", "TurnSideways", LAMP, "alice"),
        directive("Alexa.LockController", "Unlock", LAMP, "alice"),
        directive("Alexa.Discovery", "Undiscover", LAMP, "alice"),
        directive("Alexa.Authorization", "AcceptGrant", LAMP, "alice"),
        version_2,
        unnamed,
        bare,
        json!({ "header": { "namespace": "Alexa.ConnectedHome.Control", "payloadVersion": "2" } }),
        json!({ "request": { "type": "LaunchRequest" } }),
        json!([]),
    ] {
        let answer = home.answer(&message).await;
        assert_eq!(error_type(&answer), "INVALID_DIRECTIVE", "{message}");
    }
    assert_eq!(home.alice.calls(), 0);
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_all_the_same() {
    let home = Home::new();
    let mut message = directive("Alexa.BrightnessController", "SetBrightness", LAMP, "alice");
    message["directive"]["payload"]["brightness"] = "s3cr3t".into();
    let answered = home.answer(&message).await;
    assert_eq!(error_type(&answered), "INVALID_DIRECTIVE");
    echoes(&answered, LAMP);

    let skill = home.builder().build();
    for body in [
        &b"{"[..],
        b"",
        b"\xff",
        &vec![b' '; 7 * 1024 * 1024],
        "[".repeat(1000).as_bytes(),
    ] {
        let answer = serde_json::from_slice(&skill.invoke_json(body).await).unwrap();
        assert_eq!(error_type(&answer), "INVALID_DIRECTIVE");
    }
}

#[tokio::test]
async fn a_value_outside_of_its_range_is_answered_with_the_range() {
    let home = Home::new();
    for (interface, name, payload, range) in [
        (
            "Brightness",
            "SetBrightness",
            json!({ "brightness": 101 }),
            (0, 100),
        ),
        (
            "Brightness",
            "SetBrightness",
            json!({ "brightness": -1 }),
            (0, 100),
        ),
        (
            "Brightness",
            "SetBrightness",
            json!({ "brightness": 1000 }),
            (0, 100),
        ),
        (
            "Percentage",
            "SetPercentage",
            json!({ "percentage": 256 }),
            (0, 100),
        ),
        (
            "PowerLevel",
            "SetPowerLevel",
            json!({ "powerLevel": 101 }),
            (0, 100),
        ),
        ("", "SetVolume", json!({ "volume": 101 }), (0, 100)),
        (
            "ColorTemperature",
            "SetColorTemperature",
            json!({ "colorTemperatureInKelvin": 999 }),
            (1000, 10_000),
        ),
        (
            "Color",
            "SetColor",
            json!({ "color": { "hue": 361.0, "saturation": 1.0, "brightness": 1.0 } }),
            (0, 360),
        ),
        (
            "Color",
            "SetColor",
            json!({ "color": { "hue": 0.0, "saturation": 1.01, "brightness": 1.0 } }),
            (0, 1),
        ),
    ] {
        let namespace = match interface {
            "" => "Alexa.Speaker".to_owned(),
            name => format!("Alexa.{name}Controller"),
        };
        let mut message = directive(&namespace, name, LAMP, "alice");
        message["directive"]["payload"] = payload;
        let answer = home.answer(&message).await;
        assert_eq!(error_type(&answer), "VALUE_OUT_OF_RANGE", "{message}");
        let (minimum, maximum) = range;
        assert_eq!(
            answer["event"]["payload"]["validRange"],
            json!({ "minimumValue": minimum, "maximumValue": maximum }),
            "{message}"
        );
        echoes(&answer, LAMP);
    }
    // What is no number of that kind has no range.
    for payload in [
        json!({ "brightness": "bright" }),
        json!({ "brightness": 50.5 }),
    ] {
        let mut message = directive("Alexa.BrightnessController", "SetBrightness", LAMP, "alice");
        message["directive"]["payload"] = payload;
        assert_eq!(
            error_type(&home.answer(&message).await),
            "INVALID_DIRECTIVE"
        );
    }
    assert_eq!(home.alice.calls(), 0);
}

#[tokio::test]
async fn a_value_is_not_judged_where_version_or_token_are_wrong() {
    let home = Home::new();
    let mut message = directive("Alexa.BrightnessController", "SetBrightness", LAMP, "alice");
    message["directive"]["payload"]["brightness"] = 150.into();
    let good = message["directive"]["endpoint"]["scope"].clone();
    for (place, value, expected) in [
        ("/header/payloadVersion", json!("3"), "VALUE_OUT_OF_RANGE"),
        ("/header/payloadVersion", json!(null), "VALUE_OUT_OF_RANGE"),
        ("/header/payloadVersion", json!("2"), "INVALID_DIRECTIVE"),
        ("/header/payloadVersion", json!(3), "INVALID_DIRECTIVE"),
        ("/endpoint/scope/token", json!(""), "INVALID_DIRECTIVE"),
        ("/endpoint/scope/token", json!(null), "INVALID_DIRECTIVE"),
        ("/endpoint/scope/token", json!(7), "INVALID_DIRECTIVE"),
        ("/endpoint/scope/type", json!("Basic"), "INVALID_DIRECTIVE"),
        ("/endpoint/scope", json!(null), "INVALID_DIRECTIVE"),
        ("/endpoint", json!(null), "INVALID_DIRECTIVE"),
    ] {
        let mut message = message.clone();
        // Another place than its own does not count.
        message["directive"]["payload"]["scope"] = good.clone();
        *message["directive"].pointer_mut(place).unwrap() = value;
        let answer = home.answer(&message).await;
        assert_eq!(error_type(&answer), expected, "{message}");
    }
    assert_eq!(home.resolver.0.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn discovery_tells_the_users_own_devices() {
    let home = Home::new();
    let ids = |answer: &Value| {
        assert_eq!(answer["event"]["header"]["name"], "Discover.Response");
        assert_eq!(answer["event"].get("endpoint"), None);
        let endpoints = answer["event"]["payload"]["endpoints"].as_array().unwrap();
        let ids = endpoints
            .iter()
            .map(|endpoint| endpoint["endpointId"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(&home.answer(&discover("alice")).await), [LAMP]);
    assert_eq!(ids(&home.answer(&discover("bob")).await), ["lamp-of-bob"]);
    assert!(ids(&home.answer(&discover("carol")).await).is_empty());
}

#[tokio::test]
async fn a_late_handler_is_answered_for() {
    let home = Home::new();
    let message = directive("Alexa.PowerController", "TurnOff", LAMP, "alice");
    let began = Instant::now();
    let late = home.answer(&message).await;
    assert_eq!(error_type(&late), "ENDPOINT_UNREACHABLE");
    echoes(&late, LAMP);
    assert!(began.elapsed() < Duration::from_secs(2));

    // The host's deadline counts where it is the earlier one.
    let skill = home.builder().deadline(Duration::from_secs(7)).build();
    let body = message.to_string();
    let soon = SystemTime::now() + Duration::from_millis(350);
    let late = skill.invoke_json_until(body.as_bytes(), Some(soon)).await;
    assert!(SystemTime::now() < soon, "later than the host waits");
    assert_eq!(
        error_type(&serde_json::from_slice(&late).unwrap()),
        "ENDPOINT_UNREACHABLE"
    );

    // One that has passed already leaves no time for anything.
    let past = SystemTime::UNIX_EPOCH;
    let late = skill.invoke_json_until(body.as_bytes(), Some(past)).await;
    let late = serde_json::from_slice(&late).unwrap();
    assert_ne!(error_type(&late), "EXPIRED_AUTHORIZATION_CREDENTIAL");
    assert_ne!(error_type(&late), "INVALID_AUTHORIZATION_CREDENTIAL");
}

#[tokio::test]
async fn a_hanging_provider_is_an_outage_before_the_deadline() {
    let home = Home::new();
    let began = Instant::now();
    let skill = home
        .builder()
        .identity_deadline(Duration::from_secs(60))
        .build();
    let answer = answer(&skill, &turn_on_of(LAMP, "hang")).await;
    assert_eq!(error_type(&answer), "INTERNAL_ERROR");
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn tokens_are_in_no_log_and_no_answer() {
    let log = Log::keep();
    let home = Home::new();
    for meaning in [
        "alice", "bob", "expired", "forged", "down", "wrong", "hang", "client",
    ] {
        home.answer(&turn_on_of(LAMP, meaning)).await;
        home.answer(&discover(meaning)).await;
        let unknown = directive("Alexa.KeypadController", "SendKeystroke", LAMP, meaning);
        home.answer(&unknown).await;
        let mut unreadable = turn_on_of(LAMP, meaning);
        unreadable["directive"]["endpoint"]["scope"] = token(meaning).into();
        home.answer(&unreadable).await;
    }
    let log = log.text();
    assert!(
        log.contains("access token rejected") && log.contains("cannot be read"),
        "{log}"
    );
    assert!(!log.contains(SECRET), "{log}");
}
