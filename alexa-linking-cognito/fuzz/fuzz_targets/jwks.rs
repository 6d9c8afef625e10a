//! Any bytes as a key set: an error or a set, never a panic, and what is written back is read again.
#![no_main]

use alexa_linking_cognito::JwkSet;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    let Ok(set) = JwkSet::parse(document) else {
        return;
    };
    assert!(set.len() + set.skipped().len() <= JwkSet::MAX_KEYS);
    let written = set.to_json();
    let again = JwkSet::parse(written.as_bytes()).expect("what was written is a set");
    assert!(set.key_ids().eq(again.key_ids()), "the same keys come back");
    assert!(again.skipped().is_empty(), "only usable keys are written");
});
