//! Known answers: Project Wycheproof's JSON Web Signature vectors, as far as they are RS256.
//!
//! They are not part of this repository, so the test is ignored unless it is asked for, with
//! `WYCHEPROOF` naming a folder with `json_web_signature_test.json` (CONTRIBUTING.md). What the
//! vectors sign is no claims set, so they are tried on the envelope and the key, below the claims.

#![allow(clippy::print_stderr, reason = "the counts are the result")]

use std::path::Path;

use serde_json::{Value, json};

use super::jws::Envelope;
use crate::JwkSet;
use crate::encoding::base64url;
use crate::jwks::Lookup;

/// Why the vector is refused, if it is.
fn refusal(jws: &str, key: &Value) -> Option<String> {
    let set = JwkSet::parse(json!({ "keys": [key] }).to_string().as_bytes()).unwrap();
    let (envelope, payload) = match Envelope::parse(jws) {
        Ok(parts) => parts,
        Err(why) => return Some(why.to_string()),
    };
    if base64url(payload).is_none() {
        return Some("the payload is not canonical base64url".into());
    }
    match set.find(&envelope.kid) {
        Lookup::Found(key) if key.verifies(envelope.message, &envelope.signature) => None,
        Lookup::Found(_) => Some("the signature is wrong".into()),
        Lookup::Unusable(why) => Some(why.into()),
        Lookup::Missing => Some("no such key".into()),
    }
}

#[test]
#[ignore = "needs the vectors, in the folder that WYCHEPROOF names"]
fn wycheproofs_rs256_vectors_get_their_answers() {
    let folder = std::env::var_os("WYCHEPROOF")
        .expect("WYCHEPROOF names the folder with json_web_signature_test.json");
    let text = std::fs::read(Path::new(&folder).join("json_web_signature_test.json")).unwrap();
    let document: Value = serde_json::from_slice(&text).unwrap();
    let (mut accepted, mut refused, mut wrong) = (0, 0, Vec::new());
    for group in document["testGroups"].as_array().unwrap() {
        let key = &group["public"];
        // Groups of other algorithms stay in: their keys and headers must be refused.
        for vector in group["tests"].as_array().unwrap() {
            let (id, comment) = (&vector["tcId"], vector["comment"].as_str().unwrap());
            let is_rs256 = key["kty"] == "RSA" && key["alg"] == "RS256";
            let expected = is_rs256 && vector["result"] == "valid";
            let why = refusal(vector["jws"].as_str().unwrap(), key);
            match (expected, why) {
                (true, None) => accepted += 1,
                (false, Some(_)) => refused += 1,
                (_, why) => wrong.push(format!("{id} {comment}: expected {expected}, {why:?}")),
            }
        }
    }
    eprintln!("Wycheproof: {accepted} accepted, {refused} refused");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(accepted > 0 && refused > 200);
}
