//! Published messages, where a folder of them is at hand: `ALEXA_CORPUS` names a folder with
//! `request`, `response` and `other` (parts of messages), each of `*.json`, and beside them `PROVENANCE.tsv` whose columns `file` and `tier` say which are
//! not valid messages (tier `C`).

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use alexa_skill_core::ParseError;
use alexa_skill_core::request::{Context, RequestEnvelope};
use alexa_skill_core::response::{Card, Directive, OutputSpeech, ResponseEnvelope};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) fn folder(name: &str) -> Option<(PathBuf, HashSet<String>)> {
    let Some(corpus) = std::env::var_os("ALEXA_CORPUS") else {
        eprintln!("SKIPPED: set ALEXA_CORPUS to a folder of messages to try them");
        return None;
    };
    let corpus = Path::new(&corpus);
    let table = std::fs::read_to_string(corpus.join("PROVENANCE.tsv")).unwrap();
    let mut rows = table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let column = |name| head.iter().position(|column| *column == name).unwrap();
    let (file, tier) = (column("file"), column("tier"));
    let refused = rows
        .filter(|row| row[tier] == "C")
        .map(|row| row[file].to_owned())
        .collect();
    Some((corpus.join(name), refused))
}

#[test]
fn every_published_request_is_read_and_written_back() {
    let Some((folder, refused)) = folder("request") else {
        return;
    };
    let (mut read, mut undeclared) = (0, BTreeMap::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("request/{}", path.file_name().unwrap().to_str().unwrap());
        let text = std::fs::read(&path).unwrap();
        let eager = RequestEnvelope::from_slice_eagerly(&text);
        match RequestEnvelope::from_slice(&text) {
            Ok(envelope) => {
                assert!(!refused.contains(&name), "{name} should have been refused");
                let eager = eager.unwrap_or_else(|error| panic!("{name}: {error}"));
                let written = serde_json::to_vec(&eager).unwrap();
                let again = RequestEnvelope::from_slice_eagerly(&written).unwrap();
                assert_eq!(again, eager, "{name}");
                let written = serde_json::to_vec(&envelope).unwrap();
                assert_eq!(
                    RequestEnvelope::from_slice(&written).unwrap(),
                    envelope,
                    "{name}"
                );
                let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
                let before: Value = serde_json::from_slice(text).unwrap();
                lost(
                    &before,
                    &serde_json::from_slice(&written).unwrap(),
                    "",
                    &mut undeclared,
                );
                if let Some(context) = &envelope.context {
                    for error in lazy_errors(context) {
                        println!("{name}: {error}");
                    }
                }
                read += 1;
            }
            Err(error) => {
                assert!(refused.contains(&name), "{name}: {error}");
                assert!(error.path().starts_with("request"), "{name}: {error}");
                assert_eq!(eager.unwrap_err(), error, "{name}");
            }
        }
    }
    assert!(read > 0);
    println!("{read} requests read, at once too; members without a type: {undeclared:#?}");
}

/// Counts the members that are not written back; `null` is no loss.
fn lost(before: &Value, after: &Value, at: &str, counts: &mut BTreeMap<String, u32>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in before {
                let at = format!("{at}.{key}");
                match after.get(key) {
                    Some(after) => lost(value, after, &at, counts),
                    None if value.is_null() => {}
                    None => *counts.entry(at).or_default() += 1,
                }
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for (before, after) in before.iter().zip(after) {
                lost(before, after, &format!("{at}[]"), counts);
            }
        }
        _ => {}
    }
}

fn lazy_errors(context: &Context) -> Vec<ParseError> {
    [
        context.viewport().err(),
        context.viewports().err(),
        context.audio_player().err(),
        context.apl().err(),
        context.display().err(),
        context.extensions().err(),
        context.geolocation().err(),
        context.advertising().err(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_published_response_is_read_and_written_back() {
    let Some((folder, refused)) = folder("response") else {
        return;
    };
    let (mut read, mut not_read) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("response/{}", path.file_name().unwrap().to_str().unwrap());
        let text = std::fs::read(&path).unwrap();
        let eager = ResponseEnvelope::from_slice_eagerly(&text);
        match ResponseEnvelope::from_slice(&text) {
            Ok(envelope) => {
                assert!(!refused.contains(&name), "{name} should have been refused");
                assert_eq!(eager.unwrap(), envelope, "{name}");
                let written = envelope.to_vec().unwrap();
                assert_eq!(
                    ResponseEnvelope::from_slice(&written).unwrap(),
                    envelope,
                    "{name}"
                );
                for violation in envelope.check() {
                    println!("{name}: {violation}");
                }
                read += 1;
            }
            Err(error) => {
                assert!(refused.contains(&name), "{name}: {error}");
                assert!(error.path().starts_with("response"), "{name}: {error}");
                assert_eq!(eager.unwrap_err(), error, "{name}");
                not_read += 1;
            }
        }
    }
    let tier_c = refused.iter().filter(|name| name.starts_with("response/"));
    assert_eq!(not_read, tier_c.count());
    assert!(read > 0);
    println!("{read} responses read, at once too; {not_read} refused");
}

/// Reads a part as a type, if its tag is one of that type's.
fn part<T>(known: &[&str], part: &Value) -> Option<Result<(), String>>
where
    T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug,
{
    let tag = part.get("type")?.as_str()?;
    known.contains(&tag).then(|| {
        let read: T = serde_json::from_value(part.clone()).map_err(|error| error.to_string())?;
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(serde_json::from_value::<T>(written).unwrap(), read);
        Ok(())
    })
}

#[test]
fn published_cards_directives_and_speech_are_read_and_written_back() {
    let Some((folder, _)) = folder("other") else {
        return;
    };
    let (mut read, mut refused) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let document: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let parts = [
            part::<Card>(Card::KNOWN, &document),
            part::<Directive>(Directive::KNOWN, &document),
            part::<OutputSpeech>(OutputSpeech::KNOWN, &document),
        ];
        for part in parts.into_iter().flatten() {
            match part {
                Ok(()) => read += 1,
                Err(error) => refused.push(format!("{path:?}: {error}")),
            }
        }
    }
    println!("{read} parts read, refused: {refused:#?}");
    // Some of them have placeholders where a value belongs.
    assert!(refused.len() * 10 < read);
}
