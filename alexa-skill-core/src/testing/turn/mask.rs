use std::collections::BTreeSet;

use serde_json::Value;

/// What stands in place of a secret.
pub(super) const MASK: &str = "[redacted]";

/// The members that hold secrets, wherever they are.
const SECRETS: [&str; 3] = ["accessToken", "apiAccessToken", "consentToken"];

/// The secrets of a message.
pub(super) fn secrets(message: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(message, &mut found);
    found
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(secret) if SECRETS.contains(&&**name) => {
                        if !secret.is_empty() {
                            found.insert(secret.to_owned());
                        }
                    }
                    _ => collect(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// The text without the secrets, however they came into it.
pub(super) fn masked(text: &str, secrets: &BTreeSet<String>) -> String {
    secrets.iter().fold(text.to_owned(), |text, secret| {
        text.replace(secret.as_str(), MASK)
    })
}

/// A message for people, without the secrets.
pub(super) fn pretty(message: &Value, secrets: &BTreeSet<String>) -> String {
    masked(&format!("{message:#}"), secrets)
}

/// The same in one line.
pub(super) fn compact(message: &Value, secrets: &BTreeSet<String>) -> String {
    masked(&message.to_string(), secrets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        let message = json!({
            "user": { "accessToken": "eyJtoken" },
            "list": [{ "consentToken": "", "apiAccessToken": "key" }],
        });
        let secrets = secrets(&message);
        assert_eq!(secrets.len(), 2);
        let answer = json!({ "speech": "your token is eyJtoken", "x": "key" });
        let printed = pretty(&message, &secrets) + &pretty(&answer, &secrets);
        assert!(
            !printed.contains("eyJtoken") && !printed.contains("\"key\""),
            "{printed}"
        );
        assert_eq!(printed.matches(MASK).count(), 4);
    }
}
