//! Requests as they may be shown.

use serde_json::Value;

const SECRETS: [&str; 3] = ["accessToken", "apiAccessToken", "consentToken"];

/// Puts `[redacted]` in the place of every token of a request.
pub(super) fn mask(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if SECRETS.contains(&name.as_str()) && member.is_string() {
                    *member = Value::from("[redacted]");
                } else {
                    mask(member);
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(mask),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tokens_are_masked_wherever_they_are() {
        let mut request = json!({
            "session": {"user": {"accessToken": "s3cret", "permissions": {"consentToken": "s3cret"}}},
            "context": {"System": {"apiAccessToken": "s3cret", "user": {"accessToken": null}}},
            "list": [{"accessToken": "s3cret"}]
        });
        mask(&mut request);
        assert!(!request.to_string().contains("s3cret"), "{request}");
        assert_eq!(request["session"]["user"]["accessToken"], "[redacted]");
        assert_eq!(
            request["context"]["System"]["user"]["accessToken"],
            Value::Null
        );
    }
}
