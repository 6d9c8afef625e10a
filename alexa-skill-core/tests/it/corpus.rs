//! Published messages, where a folder of them is at hand: `ALEXA_CORPUS` names a folder with
//! `request/*.json`, and beside them `PROVENANCE.tsv` whose columns `file` and `tier` say which are
//! not valid messages (tier `C`).

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use alexa_skill_core::request::RequestEnvelope;

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
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("request/{}", path.file_name().unwrap().to_str().unwrap());
        match RequestEnvelope::from_slice(&std::fs::read(&path).unwrap()) {
            Ok(envelope) => {
                assert!(!refused.contains(&name), "{name} should have been refused");
                let written = serde_json::to_vec(&envelope).unwrap();
                assert_eq!(
                    RequestEnvelope::from_slice(&written).unwrap(),
                    envelope,
                    "{name}"
                );
                read += 1;
            }
            Err(error) => {
                assert!(refused.contains(&name), "{name}: {error}");
                assert!(error.path().starts_with("request"), "{name}: {error}");
            }
        }
    }
    assert!(read > 0);
    println!("{read} requests read");
}
