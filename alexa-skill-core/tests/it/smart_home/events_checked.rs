//! What the service would not accept is found before it is sent, and named by its place.

use alexa_skill_core::smart_home::{
    AddOrUpdateReport, AdditionalAttributes, Capability, CauseType, Connection, Cookie,
    DiscoverResponse, DiscoveredEndpoint, DisplayCategory, Endpoint, EndpointId, ErrorResponse,
    ErrorType, EventEnvelope, EventTime, FormErrorKind, PowerState, Property, Resources, Scope,
    Temperature,
};
use serde_json::{Value, json};

use super::events::{fixtures, read};

/// The place that is refused when a member of a fixture is replaced, or removed for `null`.
fn place(fixture: &str, pointer: &str, value: Value) -> String {
    let mut json = fixtures().remove(fixture).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap();
    match (parent, value) {
        (Value::Object(members), Value::Null) => {
            members.remove(name).unwrap();
        }
        (parent, value) => parent[name] = value,
    }
    match read(&json).check() {
        Ok(()) => String::new(),
        Err(error) => error.place().to_owned(),
    }
}

#[test]
fn the_header_is_checked() {
    let place =
        |member: &str, value| place("response-light", &format!("/event/header/{member}"), value);
    assert_eq!(place("namespace", Value::Null), "header.namespace");
    assert_eq!(place("name", json!("")), "header.name");
    assert_eq!(place("messageId", Value::Null), "header.messageId");
    assert_eq!(place("messageId", json!("{1}")), "header.messageId");
    assert_eq!(
        place("messageId", json!("1".repeat(128))),
        "header.messageId"
    );
    assert_eq!(place("messageId", json!("1".repeat(127))), "");
    assert_eq!(
        place("correlationToken", json!("")),
        "header.correlationToken"
    );
    assert_eq!(place("correlationToken", Value::Null), "");
    assert_eq!(place("payloadVersion", json!("2")), "header.payloadVersion");
    assert_eq!(place("instance", json!("Washer.Cycle")), "header.instance");
}

#[test]
fn the_endpoint_is_checked() {
    let light = |pointer, value| place("response-light", pointer, value);
    assert_eq!(
        light("/event/endpoint/endpointId", json!("a.b")),
        "endpoint.endpointId"
    );
    assert_eq!(
        light("/event/endpoint/endpointId", Value::Null),
        "endpoint.endpointId"
    );
    assert_eq!(light("/event/endpoint", Value::Null), "");
    assert_eq!(
        light("/event/endpoint/scope", json!({ "type": "BearerToken" })),
        "endpoint.scope"
    );
    let missing = |fixture, pointer| place(fixture, pointer, Value::Null);
    assert_eq!(
        missing("state-report-minimal", "/event/endpoint"),
        "endpoint"
    );
    assert_eq!(missing("change-report", "/event/endpoint"), "endpoint");
    assert_eq!(
        missing("change-report", "/event/endpoint/scope"),
        "endpoint.scope"
    );
    assert_eq!(
        missing("doorbell-press", "/event/endpoint/scope"),
        "endpoint.scope"
    );
    assert_eq!(
        missing("add-or-update-report", "/event/payload/scope"),
        "payload.scope"
    );
    assert_eq!(
        missing("delete-report", "/event/payload/scope"),
        "payload.scope"
    );
    for fixture in [
        "deferred-response",
        "discover-response",
        "accept-grant-response",
    ] {
        let endpoint = json!({ "endpointId": "a" });
        assert_eq!(
            place(fixture, "/event/endpoint", endpoint),
            "endpoint",
            "{fixture}"
        );
    }
}

#[test]
fn properties_are_checked() {
    let first = |member: &str, value| {
        place(
            "response-mode",
            &format!("/context/properties/0/{member}"),
            value,
        )
    };
    for member in [
        "namespace",
        "name",
        "value",
        "timeOfSample",
        "uncertaintyInMilliseconds",
        "instance",
    ] {
        let expected = format!("context.properties[0].{member}");
        assert_eq!(first(member, Value::Null), expected);
    }
    let time = "context.properties[0].timeOfSample";
    assert_eq!(
        first("timeOfSample", json!("2026-01-31T12:00:00+00:00")),
        time
    );
    let twice = fixtures()["response-mode"]["context"]["properties"][0].clone();
    let both = json!([twice, twice]);
    assert_eq!(
        place("response-mode", "/context/properties", both),
        "context.properties[1]"
    );
    let mut other = twice.clone();
    other["instance"] = json!("Washer.Temperature");
    assert_eq!(
        place(
            "response-mode",
            "/context/properties",
            json!([twice, other])
        ),
        ""
    );
}

#[test]
fn a_context_stands_only_where_it_may() {
    let context = json!({ "properties": [] });
    for fixture in [
        "error-unauthorized",
        "deferred-response",
        "discover-response",
        "add-or-update-report",
    ] {
        assert_eq!(
            place(fixture, "/context", context.clone()),
            "context",
            "{fixture}"
        );
    }
    assert_eq!(place("response-minimal", "/context", context), "");
}

#[test]
fn a_change_report_says_what_changed_once() {
    let change =
        |pointer: &str, value| place("change-report", &format!("/event/payload/{pointer}"), value);
    assert_eq!(change("change", Value::Null), "payload.change");
    assert_eq!(change("change/cause", Value::Null), "payload.change");
    assert_eq!(change("change/properties", json!([])), "payload.change");
    let time = "payload.change.properties[0].timeOfSample";
    assert_eq!(
        change("change/properties/0/timeOfSample", json!("now")),
        time
    );
    let off = Property::power_state(PowerState::Off);
    let id = EndpointId::new("lamp-1").unwrap();
    let report = EventEnvelope::change_report(id, CauseType::RuleTrigger, [off.clone()])
        .property(off)
        .for_gateway(Scope::bearer("t"));
    assert_eq!(
        report.check().unwrap_err().place(),
        "payload.change.properties[0]"
    );
}

#[test]
fn errors_have_what_their_type_requires() {
    let missing =
        |fixture, member| place(fixture, &format!("/event/payload/{member}"), Value::Null);
    assert_eq!(missing("error-no-such-endpoint", "type"), "payload.type");
    assert_eq!(
        missing("error-no-such-endpoint", "message"),
        "payload.message"
    );
    assert_eq!(missing("error-thermostat-is-off", "message"), "");
    for (fixture, member, required) in [
        (
            "error-not-supported-in-current-mode",
            "currentDeviceMode",
            true,
        ),
        (
            "error-requested-setpoints-too-close",
            "minimumTemperatureDelta",
            true,
        ),
        ("error-cook-duration-too-long", "maxCookTime", true),
        ("error-endpoint-low-power", "percentageState", false),
        ("error-value-out-of-range", "validRange", false),
        ("error-bypass-needed", "endpointsNeedingBypass", false),
    ] {
        let expected = if required {
            format!("payload.{member}")
        } else {
            String::new()
        };
        assert_eq!(missing(fixture, member), expected);
    }
    let bare = EventEnvelope::from(ErrorResponse::new(ErrorType::CookDurationTooLong, "long"));
    assert_eq!(bare.check().unwrap_err().kind(), &FormErrorKind::Empty);
}

#[test]
fn special_answers_are_checked() {
    let payload =
        |fixture, member: &str, value| place(fixture, &format!("/event/payload/{member}"), value);
    for fixture in ["activation-started", "doorbell-press"] {
        assert_eq!(payload(fixture, "cause", Value::Null), "payload.cause.type");
        assert_eq!(
            payload(fixture, "timestamp", Value::Null),
            "payload.timestamp"
        );
        assert_eq!(
            payload(fixture, "timestamp", json!("now")),
            "payload.timestamp"
        );
    }
    let time = json!("2026-01-31T12:00:00.5Z");
    assert_eq!(payload("activation-started", "timestamp", time.clone()), "");
    assert_eq!(
        payload("doorbell-press", "timestamp", time),
        "payload.timestamp"
    );
    let camera = |member: &str, value| payload("camera-streams", member, value);
    assert_eq!(camera("cameraStreams", json!([])), "payload.cameraStreams");
    for member in ["uri", "protocol"] {
        let first = format!("cameraStreams/0/{member}");
        let expected = format!("payload.cameraStreams[0].{member}");
        assert_eq!(camera(&first, Value::Null), expected);
    }
    assert_eq!(
        camera("cameraStreams/0/expirationTime", json!("later")),
        "payload.cameraStreams[0].expirationTime"
    );
    let gone = |value| payload("delete-report", "endpoints/1/endpointId", value);
    assert_eq!(gone(json!("a/b")), "payload.endpoints[1].endpointId");
    assert_eq!(gone(Value::Null), "payload.endpoints[1].endpointId");
}

fn lamp(id: &str) -> DiscoveredEndpoint {
    DiscoveredEndpoint::new(EndpointId::new(id).unwrap(), "Lamp", "Maker", "A lamp")
        .unwrap()
        .display_category(DisplayCategory::Light)
        .capability(Capability::alexa())
}

fn refused(endpoints: impl IntoIterator<Item = DiscoveredEndpoint>) -> String {
    DiscoverResponse::new(endpoints).unwrap_err().to_string()
}

#[test]
fn discovered_endpoints_are_checked() {
    assert!(DiscoverResponse::new([lamp("a"), lamp("b")]).is_ok());
    assert_eq!(
        refused([lamp("a"), lamp("a")]),
        "endpoints[1].endpointId: stands there twice"
    );
    let many = |count| (0..count).map(|number| lamp(&format!("lamp-{number}")));
    assert!(DiscoverResponse::new(many(300)).is_ok());
    assert_eq!(refused(many(301)), "endpoints: more than 300 endpoints");
    assert_eq!(
        refused([lamp("a").friendly_name("")]),
        "endpoints[0].friendlyName: must not be empty"
    );
    assert!(DiscoverResponse::new([lamp("a").friendly_name("ö".repeat(128))]).is_ok());
    assert_eq!(
        refused([lamp("a").description("d".repeat(129))]),
        "endpoints[0].description: more than 128 characters"
    );
    let names = DiscoveredEndpoint::new(EndpointId::new("a").unwrap(), "Lamp", "", "A lamp");
    assert_eq!(names.unwrap_err().place(), "manufacturerName");
    let without =
        |change: fn(DiscoveredEndpoint) -> DiscoveredEndpoint| refused([change(lamp("a"))]);
    assert_eq!(
        without(|lamp| lamp.display_categories([])),
        "endpoints[0].displayCategories: must not be empty"
    );
    assert_eq!(
        without(|lamp| lamp.capabilities([])),
        "endpoints[0].capabilities: must not be empty"
    );
    let toggle = |number| {
        let names = Resources::asset("Alexa.Setting.Preset");
        Capability::toggle_controller(format!("Lamp.{number}"), names)
    };
    let toggles =
        |count| (0..count).fold(lamp("a"), |lamp, number| lamp.capability(toggle(number)));
    assert!(DiscoverResponse::new([toggles(99)]).is_ok());
    assert_eq!(
        refused([toggles(100)]),
        "endpoints[0].capabilities: more than 100 capabilities"
    );
    assert_eq!(
        refused([toggles(2).capability(toggle(1))]),
        "endpoints[0].capabilities[3]: stands there twice"
    );
    let unnamed = Capability::toggle_controller("Lamp.Night", Resources::default());
    assert_eq!(
        refused([lamp("a").capability(unnamed)]),
        "endpoints[0].capabilities[1].capabilityResources.friendlyNames: must not be empty"
    );
    let attributes = AdditionalAttributes::default().model("m".repeat(257));
    assert_eq!(
        refused([lamp("a").additional_attributes(attributes)]),
        "endpoints[0].additionalAttributes.model: more than 256 characters"
    );
}

#[test]
fn a_report_is_not_larger_than_the_gateway_takes() {
    let report = |length: usize| {
        let lamp = lamp("a")
            .connection(Connection::unknown("wire"))
            .cookie(Cookie::from_iter([("map", "m".repeat(length))]));
        EventEnvelope::add_or_update_report(AddOrUpdateReport::new([lamp]).unwrap())
            .for_gateway(Scope::bearer("t"))
    };
    assert_eq!(report(1000).check(), Ok(()));
    let size = report(0).to_vec().unwrap().len();
    assert_eq!(report(256 * 1024 - size).check(), Ok(()));
    let error = report(256 * 1024 - size + 1).check().unwrap_err();
    assert_eq!(error.to_string(), "event: more than 262144 bytes");
}

#[test]
fn an_answer_goes_out_with_an_id_only() {
    let json = json!({ "endpointId": "lamp.1", "cookie": { "a": "b" }, "token": "t",
                       "scope": { "type": "BearerToken", "token": "t" } });
    let endpoint: Endpoint = serde_json::from_value(json).unwrap();
    let header = serde_json::from_value(json!({ "correlationToken": "\u{e9}/+=" })).unwrap();
    let answer = EventEnvelope::response().answering(&header, Some(&endpoint));
    let written = serde_json::to_value(&answer).unwrap();
    assert_eq!(
        written["event"]["endpoint"],
        json!({ "endpointId": "lamp.1" })
    );
    assert_eq!(written["event"]["header"]["correlationToken"], "\u{e9}/+=");
    // What the handler has set stays.
    let own = EventEnvelope::response()
        .endpoint_id(EndpointId::new("mine").unwrap())
        .answering(&header, Some(&endpoint));
    assert_eq!(own.event.endpoint.unwrap().endpoint_id.unwrap(), "mine");
    for event in [
        EventEnvelope::deferred_response(None),
        EventEnvelope::accept_grant_response(),
        EventEnvelope::discover_response(DiscoverResponse::new([]).unwrap()),
    ] {
        let event = event.answering(&header, Some(&endpoint));
        assert_eq!(event.event.endpoint, None);
        assert_eq!(
            event.event.header.correlation_token,
            header.correlation_token
        );
    }
}

#[test]
fn numbers_outside_their_range_are_no_properties() {
    let too_hot = Temperature::celsius(100.5).unwrap();
    for property in [
        Property::target_setpoint,
        Property::lower_setpoint,
        Property::upper_setpoint,
    ] {
        assert!(property(Temperature::celsius(-100.0).unwrap()).is_ok());
        let error = property(too_hot.clone()).unwrap_err();
        assert_eq!(
            error.kind(),
            &FormErrorKind::OutOfRange {
                min: -100.0,
                max: 100.0
            }
        );
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(Property::range_value("Fan.Speed", number).is_err());
        assert!(Temperature::fahrenheit(number).is_err());
    }
    assert!(EventTime::new("2026-01-31T12:00:00.5000Z").is_err());
}
