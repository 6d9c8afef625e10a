//! The table of what Smart Home messages are made of, from the events that the constructors make.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use alexa_skill_core::smart_home::{
    Capability, ErrorResponse, ErrorType, EventEnvelope, EventPayload, Interface,
};
use serde_json::Value;

use super::catalogue;

/// The interfaces that have types, and nothing to declare: they are about the skill, not a device.
const OF_THE_SKILL: [Interface; 2] = [Interface::AUTHORIZATION, Interface::DISCOVERY];

/// The interfaces that the facts recommend to type, but for those two.
const RECOMMENDED: [Interface; 25] = [
    Interface::ALEXA,
    Interface::BRIGHTNESS_CONTROLLER,
    Interface::CAMERA_STREAM_CONTROLLER,
    Interface::CHANNEL_CONTROLLER,
    Interface::COLOR_CONTROLLER,
    Interface::COLOR_TEMPERATURE_CONTROLLER,
    Interface::CONTACT_SENSOR,
    Interface::ENDPOINT_HEALTH,
    Interface::INPUT_CONTROLLER,
    Interface::LOCK_CONTROLLER,
    Interface::MODE_CONTROLLER,
    Interface::MOTION_SENSOR,
    Interface::PERCENTAGE_CONTROLLER,
    Interface::PLAYBACK_CONTROLLER,
    Interface::POWER_CONTROLLER,
    Interface::POWER_LEVEL_CONTROLLER,
    Interface::RANGE_CONTROLLER,
    Interface::SCENE_CONTROLLER,
    Interface::SECURITY_PANEL_CONTROLLER,
    Interface::SPEAKER,
    Interface::STEP_SPEAKER,
    Interface::TEMPERATURE_SENSOR,
    Interface::THERMOSTAT_CONTROLLER,
    Interface::TOGGLE_CONTROLLER,
    Interface::DOORBELL_EVENT_SOURCE,
];

/// The properties of an interface that a capability declares.
fn declared(capability: &Capability) -> BTreeSet<String> {
    let properties = capability.properties.iter();
    properties
        .flat_map(|properties| properties.supported.iter().flatten())
        .filter_map(|property| property.name.clone())
        .collect()
}

/// What each interface of the catalogue declares at discovery.
fn capabilities(events: &[EventEnvelope]) -> BTreeMap<String, BTreeSet<String>> {
    let mut interfaces: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for event in events {
        let EventPayload::DiscoverResponse(discovery) = &event.event.payload else {
            continue;
        };
        let endpoints = discovery.endpoints.iter().flatten();
        for capability in endpoints.flat_map(|endpoint| endpoint.capabilities.iter().flatten()) {
            let interface = capability.interface.as_ref().unwrap().to_string();
            let names = declared(capability);
            interfaces.entry(interface).or_default().extend(names);
        }
    }
    interfaces
}

/// What each interface of the catalogue reports as a property, with an example of its value.
fn properties(events: &[EventEnvelope]) -> BTreeMap<(String, String), Value> {
    let contexts = events.iter().filter_map(|event| event.context.as_ref());
    contexts
        .flat_map(|context| context.properties.iter().flatten())
        .map(|property| {
            let namespace = property.namespace.as_ref().unwrap().to_string();
            let name = property.name.clone().unwrap();
            ((namespace, name), property.value.clone().unwrap())
        })
        .collect()
}

/// What the errors of the catalogue say beside their message, by their type.
fn further_members(events: &[EventEnvelope]) -> BTreeMap<String, String> {
    let mut further = BTreeMap::new();
    for event in events {
        let EventPayload::ErrorResponse(error) = &event.event.payload else {
            continue;
        };
        let json = serde_json::to_value(error).unwrap();
        for member in json.as_object().unwrap().keys() {
            if !matches!(member.as_str(), "type" | "message") {
                let error_type = json["type"].as_str().unwrap();
                further.insert(error_type.to_owned(), member.clone());
            }
        }
    }
    further
}

/// The name of the payload's type.
fn payload_type(payload: &EventPayload) -> String {
    let debug = format!("{payload:?}");
    let end = debug.find(['(', ' ']).unwrap_or(debug.len());
    debug[..end].to_owned()
}

fn table() -> String {
    let events: Vec<_> = catalogue::events().unwrap();
    let mut table = String::from(
        "# Events of Smart Home skills\n\n\
         Written by a test from what the constructors make: `UPDATE_COVERAGE=1 cargo test -p \
         alexa-skill-core --test it smart_home::coverage`. All names are in \
         `alexa_skill_core::smart_home`.\n\n## Events\n\n\
         | namespace | name | payload | fixtures |\n|---|---|---|---|\n",
    );
    let mut kinds: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for (fixture, event) in &events {
        let header = &event.event.header;
        let namespace = header.namespace.as_ref().unwrap().to_string();
        let kind = (
            namespace,
            header.name.clone().unwrap(),
            payload_type(&event.event.payload),
        );
        kinds.entry(kind).or_default().push(fixture);
    }
    for ((namespace, name, payload), fixtures) in &kinds {
        let fixtures = fixtures.join(", ");
        writeln!(
            table,
            "| `{namespace}` | `{name}` | `{payload}` | {fixtures} |"
        )
        .unwrap();
    }

    let events: Vec<_> = events.into_iter().map(|(_, event)| event).collect();
    table.push_str("\n## Capabilities\n\n| interface | properties |\n|---|---|\n");
    for (interface, names) in capabilities(&events) {
        let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
        writeln!(table, "| `{interface}` | {} |", names.join(", ")).unwrap();
    }
    table.push_str("\n## Properties\n\n| interface | property | such as |\n|---|---|---|\n");
    for ((interface, name), value) in properties(&events) {
        writeln!(table, "| `{interface}` | `{name}` | `{value}` |").unwrap();
    }
    table.push_str("\n## Errors\n\n| namespace | type | further members |\n|---|---|---|\n");
    let further = further_members(&events);
    for error_type in ErrorType::ALL {
        let namespace = error_type.namespace();
        let bare = ErrorResponse::new(error_type.clone(), "why").check();
        let required = if bare.is_err() { ", required" } else { "" };
        let further = further.get(error_type.as_str());
        let further = further.map_or(String::new(), |member| format!("`{member}`{required}"));
        writeln!(table, "| `{namespace}` | `{error_type}` | {further} |").unwrap();
    }
    table
}

#[test]
fn the_table_is_as_the_code_is() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../docs/coverage-smart-home.md"
    );
    let table = table();
    if std::env::var_os("UPDATE_COVERAGE").is_some_and(|value| value == "1") {
        std::fs::write(path, &table).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == table,
        "{path} is not as the code is: set UPDATE_COVERAGE=1 and look at it"
    );
}

#[test]
fn every_recommended_interface_can_be_declared() {
    let events: Vec<_> = catalogue::events().unwrap();
    let events: Vec<_> = events.into_iter().map(|(_, event)| event).collect();
    let capabilities = capabilities(&events);
    for interface in &RECOMMENDED {
        assert!(capabilities.contains_key(interface.as_str()), "{interface}");
    }
    for interface in &OF_THE_SKILL {
        let answers =
            |event: &EventEnvelope| event.event.header.namespace.as_ref() == Some(interface);
        assert!(events.iter().any(answers), "{interface}");
    }
}

#[test]
fn what_can_be_declared_can_be_reported() {
    let events: Vec<_> = catalogue::events().unwrap();
    let events: Vec<_> = events.into_iter().map(|(_, event)| event).collect();
    let reported: BTreeSet<_> = properties(&events).into_keys().collect();
    let declared: BTreeSet<_> = capabilities(&events)
        .into_iter()
        .flat_map(|(interface, names)| names.into_iter().map(move |name| (interface.clone(), name)))
        .collect();
    assert_eq!(reported, declared);
}
