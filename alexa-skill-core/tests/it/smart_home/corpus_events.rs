//! Published events, from a folder that `ALEXA_CORPUS` names: read, and written back without loss.

use alexa_skill_core::smart_home::{EventEnvelope, EventPayload};
use serde_json::{Number, Value};

use crate::corpus::folder;

/// Without `null` members of objects, which read as absent, and with numbers by their value.
pub(super) fn plain(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, plain(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Number(number) => number
            .as_f64()
            .and_then(Number::from_f64)
            .map_or(Value::Null, Value::Number),
        value => value,
    }
}

#[test]
fn every_published_event_is_read_and_written_back() {
    let Some((folder, refused)) = folder("smarthome-event") else {
        return;
    };
    let (mut read, mut typed) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!(
            "smarthome-event/{}",
            path.file_name().unwrap().to_str().unwrap()
        );
        let json = std::fs::read(&path).unwrap();
        match EventEnvelope::from_slice(&json) {
            Ok(event) => {
                assert!(!refused.contains(&name), "{name} should have been refused");
                let written = serde_json::to_value(&event).unwrap();
                let original: Value = serde_json::from_slice(&json).unwrap();
                assert_eq!(plain(written), plain(original), "{name}");
                if let Err(error) = event.check() {
                    println!("{name}: {error}");
                }
                match event.event.payload {
                    EventPayload::Other(_) => println!("{name}: payload without a type"),
                    _ => typed += 1,
                }
                read += 1;
            }
            Err(error) => assert!(refused.contains(&name), "{name}: {error}"),
        }
    }
    assert!(read > 0);
    println!("{read} events read, {typed} of them typed");
}
