//! Each request type and the context: read, written, read again; lenient to what is absent; and
//! naming the place of what is wrong.

use std::path::PathBuf;

use alexa_skill_core::ParseError;
use alexa_skill_core::request::connections::amazon_pay::{
    AmazonPayErrorResponse, ChargeAmazonPayResult, SetupAmazonPayResult,
};
use alexa_skill_core::request::{Context, Request, RequestEnvelope};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/request")
}

pub(crate) fn fixture(name: &str) -> Value {
    let path = folder().join(format!("{name}.json"));
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).unwrap()
}

/// The fixtures with all members of a type.
fn full_fixtures() -> Vec<(String, Value)> {
    let mut fixtures: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
        .filter(|name| name.contains(".full"))
        .map(|name| {
            let json = fixture(&name);
            (name, json)
        })
        .collect();
    fixtures.sort_by(|(a, _), (b, _)| a.cmp(b));
    assert!(fixtures.len() > Request::KNOWN.len());
    fixtures
}

fn read(json: &Value) -> Result<RequestEnvelope, ParseError> {
    RequestEnvelope::from_slice(json.to_string().as_bytes())
}

/// Equal but for how numbers are written.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

/// Reads every lazy member of the context, and gives each back as it is written from its type.
fn typed_context(context: &Context) -> Result<Vec<(&'static str, Value)>, ParseError> {
    fn written<T: Serialize>(
        name: &'static str,
        member: Option<&T>,
    ) -> Option<(&'static str, Value)> {
        Some((name, serde_json::to_value(member?).unwrap()))
    }

    let members = [
        written("Viewport", context.viewport()?),
        written("Viewports", context.viewports()?),
        written("AudioPlayer", context.audio_player()?),
        written("Alexa.Presentation.APL", context.apl()?),
        written("Alexa.Presentation", context.presentation()?),
        written("Display", context.display()?),
        written("Extensions", context.extensions()?),
        written("Geolocation", context.geolocation()?),
        written("Automotive", context.automotive()?),
        written("AppLink", context.app_link()?),
        written("Alexa.DataStore.PackageManager", context.package_manager()?),
        written("Experimentation", context.experimentation()?),
        written("Advertising", context.advertising()?),
    ];
    assert_eq!(members.len() + 1, Context::KNOWN.len());
    Ok(members.into_iter().flatten().collect())
}

#[test]
fn every_type_is_read_and_written_as_it_was() {
    for tag in Request::KNOWN {
        for size in ["min", "full"] {
            let json = fixture(&format!("{tag}.{size}"));
            let envelope = read(&json).unwrap();
            assert_eq!(envelope.request_type(), *tag);
            assert!(!matches!(envelope.request, Request::Unknown(_)), "{tag}");
            assert_eq!(envelope.request_id().unwrap(), "amzn1.echo-api.request.1");
            assert!(envelope.timestamp().is_some(), "{tag}");
            assert_eq!(envelope.locale().is_some(), size == "full", "{tag}");
        }
    }
    let names = full_fixtures();
    let min = ["context.min".to_owned()].into_iter();
    for (name, json) in names.into_iter().chain(min.map(|name| {
        let json = fixture(&name);
        (name, json)
    })) {
        let envelope = read(&json).unwrap();
        let written = serde_json::to_value(&envelope).unwrap();
        assert!(same(&written, &json), "{name}: {written}");
        assert_eq!(read(&written).unwrap(), envelope, "{name}");
        assert_eq!(
            serde_json::from_value::<RequestEnvelope>(written).unwrap(),
            envelope,
            "{name}"
        );
    }
}

#[test]
fn no_member_of_the_context_is_undeclared() {
    for name in ["context.min", "context.full"] {
        let json = fixture(name);
        let envelope = read(&json).unwrap();
        let context = envelope.context.as_ref().unwrap();
        assert!(context.others.is_empty(), "{:?}", context.others);
        assert_eq!(context.names().collect::<Vec<_>>(), Context::KNOWN);
        let typed = typed_context(context).unwrap();
        assert_eq!(typed.len() + 1, Context::KNOWN.len());
        for (member, written) in typed {
            assert!(
                same(&written, &json["context"][member]),
                "{name} {member}: {written}"
            );
        }
        let unknown = format!("{:?} {:?}", context.viewports(), context.presentation());
        assert!(!unknown.contains("Unknown"), "{unknown}");
    }
}

#[test]
fn no_member_of_a_payload_is_undeclared() {
    fn check<T: DeserializeOwned + Serialize>(name: &str) {
        let json = fixture(&format!("Connections.Response.full-amazon-pay-{name}"));
        let envelope = read(&json).unwrap();
        let Request::ConnectionsResponse(response) = &envelope.request else {
            panic!("{name}");
        };
        assert_eq!(response.is_success(), name != "error");
        let payload: T = response.read_payload().unwrap().unwrap();
        let written = serde_json::to_value(&payload).unwrap();
        assert!(same(&written, &json["request"]["payload"]), "{written}");
    }

    check::<SetupAmazonPayResult>("setup");
    check::<ChargeAmazonPayResult>("charge");
    check::<AmazonPayErrorResponse>("error");

    for name in [
        "Alexa.Presentation.APL.UserEvent",
        "Alexa.Presentation.APLT.UserEvent",
    ] {
        let json = fixture(&format!("{name}.full"));
        let source = match read(&json).unwrap().request {
            Request::AplUserEvent(event) => event.source,
            Request::ApltUserEvent(event) => event.source,
            other => panic!("{other:?}"),
        };
        let written = serde_json::to_value(source.unwrap().get().unwrap()).unwrap();
        assert!(same(&written, &json["request"]["source"]), "{written}");
    }
}

#[test]
fn no_hierarchy_is_read_as_unknown() {
    for (name, json) in full_fixtures() {
        let debug = format!("{:?}", read(&json).unwrap());
        let unknown = debug.contains("Unknown(") || debug.contains("UnknownObject");
        assert!(!unknown, "{name}: {debug}");
    }
}

#[test]
fn no_secret_shows_in_debug() {
    let mut seen = std::collections::BTreeSet::new();
    for (name, json) in full_fixtures() {
        let debug = format!("{:?}", read(&json).unwrap());
        let text = json.to_string();
        for secret in [
            "system-token",
            "person-token",
            "event-token",
            "consent-token",
            "api-token",
            "grant-code",
        ] {
            assert!(!debug.contains(secret), "{name}: {secret}");
            if text.contains(secret) {
                seen.insert(secret);
            }
        }
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
}

/// The JSON pointers of all members and items below `json`.
fn places(json: &Value, at: &str, places: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match json {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (key, value) in below {
        let at = format!("{at}/{key}");
        self::places(value, &at, places);
        places.push(at);
    }
}

/// The places that a fixture is there for: the rest is the same everywhere.
fn own_places(name: &str, json: &Value) -> Vec<String> {
    let mut all = Vec::new();
    places(json, "", &mut all);
    all.retain(|place| name == "context.full" || place.starts_with("/request"));
    all
}

/// Reads an envelope whole, lazy members included.
fn read_whole(json: &Value) -> Result<RequestEnvelope, ParseError> {
    let envelope = read(json)?;
    if let Some(context) = envelope.context.as_ref().filter(|c| c.viewport.is_some()) {
        typed_context(context)?;
    }
    Ok(envelope)
}

#[test]
fn null_and_absent_refuse_nothing() {
    for (name, json) in full_fixtures() {
        for place in own_places(&name, &json) {
            let (parent, key) = place.rsplit_once('/').unwrap();
            let mut without = json.clone();
            let Some(Value::Object(parent)) = without.pointer_mut(parent) else {
                continue;
            };
            parent.remove(&key.replace("~1", "/"));
            let required = ["/request", "/request/type"].contains(&place.as_str());
            let mut null = json.clone();
            *null.pointer_mut(&place).unwrap() = Value::Null;
            for (what, json) in [("absent", without), ("null", null)] {
                match read_whole(&json) {
                    Ok(envelope) => {
                        assert!(!required, "{name}{place} {what}");
                        let written = serde_json::to_value(&envelope).unwrap();
                        assert_eq!(read(&written).unwrap(), envelope, "{name}{place} {what}");
                    }
                    Err(error) => {
                        assert!(required, "{name}{place} {what}: {error}");
                    }
                }
            }
        }
    }
}

/// A JSON pointer as the path in errors.
fn path(json: &Value, pointer: &str) -> String {
    let (mut path, mut at) = (String::new(), json);
    for key in pointer.split('/').skip(1) {
        let key = key.replace("~1", "/");
        if at.is_array() {
            path = format!("{path}[{key}]");
            at = &at[key.parse::<usize>().unwrap()];
        } else {
            let dot = if path.is_empty() { "" } else { "." };
            path = format!("{path}{dot}{key}");
            at = &at[&key];
        }
    }
    path
}

#[test]
fn what_is_of_a_wrong_type_is_named_by_its_path() {
    let (mut read, mut refused) = (0, 0);
    for (name, json) in full_fixtures() {
        for place in own_places(&name, &json) {
            let path = path(&json, &place);
            for wrong in [
                json!("a string"),
                json!(-7.5),
                json!(true),
                json!([[7]]),
                json!([{ "a": 7 }]),
                json!({ "a": { "type": [] } }),
            ] {
                let mut json = json.clone();
                *json.pointer_mut(&place).unwrap() = wrong.clone();
                match read_whole(&json) {
                    Ok(_) => read += 1,
                    Err(error) => {
                        refused += 1;
                        // Of an array in an array, serde_json does not tell which is refused.
                        let outer = path.strip_suffix("[0]").filter(|_| wrong.is_array());
                        let below = error.path().strip_prefix(outer.unwrap_or(&path));
                        assert!(
                            below.is_some_and(|below| {
                                below.is_empty() || below.starts_with(['.', '['])
                            }),
                            "{name}: {path} as {wrong}: {error}"
                        );
                    }
                }
            }
        }
    }
    assert!(read > 1000 && refused > 1000, "{read} {refused}");
}
