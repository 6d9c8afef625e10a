use serde_json::{Map, Value};

/// Claims that say something of the token and nothing of the person.
const IMPERSONAL: [&str; 14] = [
    "aud",
    "auth_time",
    "client_id",
    "cognito:groups",
    "event_id",
    "exp",
    "iat",
    "iss",
    "jti",
    "nbf",
    "origin_jti",
    "scope",
    "token_use",
    "version",
];

/// The claims with everything masked that may be personal: what is not known not to be.
pub(crate) fn mask(claims: &Map<String, Value>) -> Map<String, Value> {
    let masked = |(name, value): (&String, &Value)| {
        let value = match value {
            value if IMPERSONAL.contains(&name.as_str()) => value.clone(),
            Value::String(text) => format!("[masked: {} characters]", text.chars().count()).into(),
            _ => "[masked]".into(),
        };
        (name.clone(), value)
    };
    claims.iter().map(masked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_may_be_personal_is_masked() {
        let claims = json!({
            "sub": "s", "email": "ada@example.com", "custom:shoe": 38, "address": {"locality": "X"},
            "exp": 7, "scope": "openid",
        });
        let shown = Value::Object(mask(claims.as_object().unwrap()));
        let expected = json!({
            "sub": "[masked: 1 characters]", "email": "[masked: 15 characters]",
            "custom:shoe": "[masked]", "address": "[masked]", "exp": 7, "scope": "openid",
        });
        assert_eq!(shown, expected);
    }
}
