use std::cmp::Reverse;
use std::fmt;

use serde_json::Value;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

/// The members that hold secrets, wherever they are.
const SECRETS: [&str; 3] = ["accessToken", "apiAccessToken", "consentToken"];

/// The least bytes of a secret that is looked for in the names of members: a shorter one is no
/// token, and may be part of any name.
const SHORTEST_NAMED: usize = 16;

/// The tokens of requests, and what is shown without them: wherever they stand, also in answers that
/// echo them.
///
/// ```
/// use alexa_skill_core::testing::Mask;
/// use serde_json::json;
///
/// let mut mask = Mask::default();
/// mask.learn(&json!({ "user": { "accessToken": "s3cret" } }));
/// assert_eq!(mask.text("it is s3cret"), "it is [redacted]");
/// assert_eq!(mask.json(&json!({ "said": ["s3cret"] })), json!({ "said": ["[redacted]"] }));
/// ```
#[derive(Clone, Default)]
pub struct Mask {
    /// The longest first: one may be part of another.
    secrets: Vec<String>,
}

impl Mask {
    /// Learns the tokens of a message: of the members `accessToken`, `apiAccessToken` and
    /// `consentToken`.
    pub fn learn(&mut self, message: &Value) {
        match message {
            Value::Object(members) => {
                for (name, value) in members {
                    match value.as_str() {
                        Some(secret) if SECRETS.contains(&&**name) => self.add(secret),
                        _ => self.learn(value),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn(item)),
            _ => {}
        }
    }

    fn add(&mut self, secret: &str) {
        // What was masked before is no secret.
        if secret.is_empty()
            || secret == REDACTED
            || self.secrets.iter().any(|known| known == secret)
        {
            return;
        }
        self.secrets.push(secret.to_owned());
        self.secrets.sort_by_key(|secret| Reverse(secret.len()));
    }

    /// The text without the secrets.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.secrets.iter().fold(text.to_owned(), |text, secret| {
            text.replace(secret.as_str(), REDACTED)
        })
    }

    /// The message without the secrets, in values and in names.
    #[must_use]
    pub fn json(&self, message: &Value) -> Value {
        match message {
            Value::String(text) => self.text(text).into(),
            Value::Array(items) => items.iter().map(|item| self.json(item)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (self.name(name), self.json(value)))
                .collect(),
            other => other.clone(),
        }
    }

    fn name(&self, name: &str) -> String {
        let tokens = self.secrets.iter();
        tokens
            .take_while(|secret| secret.len() >= SHORTEST_NAMED)
            .fold(name.to_owned(), |name, secret| {
                name.replace(secret.as_str(), REDACTED)
            })
    }
}

impl<'a> FromIterator<&'a Value> for Mask {
    /// The tokens of all these messages.
    fn from_iter<T: IntoIterator<Item = &'a Value>>(messages: T) -> Self {
        let mut mask = Self::default();
        messages.into_iter().for_each(|message| mask.learn(message));
        mask
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mask")
            .field("secrets", &self.secrets.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        let message = json!({
            "user": { "accessToken": "eyJtoken" },
            "list": [{ "consentToken": "", "apiAccessToken": "key" }, { "accessToken": null }],
        });
        let mask = Mask::from_iter([&message]);
        assert_eq!(mask.secrets.len(), 2);
        let answer = json!({ "speech": "your token is eyJtoken", "x": "key", "key": 7 });
        let printed = format!("{} {}", mask.json(&message), mask.json(&answer));
        assert!(
            !printed.contains("eyJtoken") && !printed.contains(":\"key\""),
            "{printed}"
        );
        assert_eq!(printed.matches(REDACTED).count(), 4);
        assert!(!format!("{mask:?}").contains("key"));
    }

    #[test]
    fn a_secret_within_another_leaves_nothing_of_it() {
        let long = "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl";
        let requests = [
            json!({ "accessToken": "eyJhbGciOi" }),
            json!({ "accessToken": long }),
        ];
        let mask: Mask = requests.iter().collect();
        assert_eq!(mask.text(&format!("<{long}>")), "<[redacted]>");
        assert_eq!(mask.json(&json!({ long: 1 })), json!({ "[redacted]": 1 }));
        // Escapes in JSON do not hide it.
        let quoted = Mask::from_iter([&json!({ "accessToken": "a\"b" })]);
        assert_eq!(quoted.json(&json!("x a\"b")), json!("x [redacted]"));
    }
}
