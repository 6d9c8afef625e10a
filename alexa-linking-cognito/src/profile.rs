use std::fmt;

use alexa_skill_core::linking::Identity;
use serde_json::{Map, Value};

/// A user's attributes, as `userInfo` or `GetUser` gave them.
///
/// `Debug` prints the attributes' names, but no value.
#[derive(Clone, PartialEq)]
pub struct Profile {
    subject: String,
    username: Option<String>,
    attributes: Map<String, Value>,
}

impl Profile {
    pub(crate) fn new(
        subject: String,
        username: Option<String>,
        attributes: Map<String, Value>,
    ) -> Self {
        Self {
            subject,
            username,
            attributes,
        }
    }

    /// `sub`: the user's stable id.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The sign-in name.
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref()
    }

    /// An attribute by its name: `given_name`, `custom:shoe_size`.
    pub fn get(&self, attribute: &str) -> Option<&Value> {
        self.attributes.get(attribute)
    }

    /// Every attribute, as received.
    pub fn attributes(&self) -> &Map<String, Value> {
        &self.attributes
    }

    /// Puts the profile over what `identity` already knows.
    pub fn enrich(&self, identity: &mut Identity) {
        if let Some(username) = &self.username {
            identity.username = Some(username.clone());
        }
        apply(&self.attributes, identity);
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("subject", &self.subject)
            .field("attributes", &self.attributes.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// Puts standard OIDC attributes into their places, and everything under its own name.
fn apply(attributes: &Map<String, Value>, identity: &mut Identity) {
    place(attributes, identity);
    for (name, value) in attributes {
        identity.claims.insert(name.clone(), value.clone());
    }
}

/// Puts standard OIDC attributes into their places.
pub(crate) fn place(attributes: &Map<String, Value>, identity: &mut Identity) {
    let text = |name: &str| {
        attributes
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let set = |place: &mut Option<String>, value: Option<String>| {
        if value.is_some() {
            *place = value;
        }
    };
    set(&mut identity.email, text("email"));
    set(&mut identity.phone_number, text("phone_number"));
    set(&mut identity.name, text("name"));
    set(&mut identity.given_name, text("given_name"));
    set(&mut identity.middle_name, text("middle_name"));
    set(&mut identity.family_name, text("family_name"));
    set(
        &mut identity.address,
        attributes.get("address").and_then(address),
    );
    if let Some(verified) = attributes.get("email_verified").and_then(boolean) {
        identity.email_verified = Some(verified);
    }
    if let Some(verified) = attributes.get("phone_number_verified").and_then(boolean) {
        identity.phone_number_verified = Some(verified);
    }
}

/// Both operations write booleans as strings.
fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// An address is plain text, or an object with `formatted`, or (in Cognito, whose attributes are
/// strings) that object as text.
fn address(value: &Value) -> Option<String> {
    match value {
        Value::Object(address) => address.get("formatted")?.as_str().map(str::to_owned),
        Value::String(text) if text.trim_start().starts_with('{') => {
            match serde_json::from_str::<Value>(text) {
                Ok(Value::Object(address)) => address
                    .get("formatted")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
                _ => Some(text.clone()),
            }
        }
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn identity(attributes: &Value) -> Identity {
        let mut identity = Identity::new("s");
        apply(attributes.as_object().unwrap(), &mut identity);
        identity
    }

    #[test]
    fn verified_is_a_boolean_however_it_is_written() {
        for (value, expected) in [
            (json!("true"), Some(true)),
            (json!(true), Some(true)),
            (json!("false"), Some(false)),
            (json!(false), Some(false)),
            (json!("yes"), None),
            (json!(1), None),
        ] {
            let identity =
                identity(&json!({"email_verified": value, "phone_number_verified": value}));
            assert_eq!(identity.email_verified, expected, "{value}");
            assert_eq!(identity.phone_number_verified, expected, "{value}");
        }
    }

    #[test]
    fn an_address_is_found_in_each_of_its_forms() {
        for value in [
            json!("1 Main St"),
            json!({"formatted": "1 Main St"}),
            json!("{\"formatted\": \"1 Main St\"}"),
        ] {
            assert_eq!(
                identity(&json!({"address": value})).address.as_deref(),
                Some("1 Main St")
            );
        }
        assert_eq!(
            identity(&json!({"address": {"locality": "X"}})).address,
            None
        );
        assert_eq!(
            identity(&json!({"address": "{odd"})).address.as_deref(),
            Some("{odd")
        );
    }

    #[test]
    fn custom_attributes_are_kept() {
        let identity = identity(&json!({"custom:shoe_size": "43", "given_name": ""}));
        assert_eq!(identity.claim("custom:shoe_size"), Some(&json!("43")));
        assert_eq!(identity.given_name, None);
    }
}
