use std::collections::BTreeSet;
use std::fmt;
use std::time::SystemTime;

use serde_json::{Map, Value};

/// Who the linked user is, as the authorization server vouches for it.
///
/// `Debug` names the subject and the members that are present, but no personal value.
///
/// ```
/// use alexa_skill_core::linking::Identity;
///
/// let mut identity = Identity::new("3f1c0a52-6a1e-4e7e-9d3b-0d0f6e6f7a11");
/// identity.given_name = Some("Alice".into());
/// assert_eq!(identity.first_name(), Some("Alice"));
/// assert!(!format!("{identity:?}").contains("Alice"));
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Identity {
    /// `sub`: the user's stable, opaque id. Key the skill's own data by it.
    pub subject: String,
    /// The sign-in name. It may be an alias or, for a federated user, `{provider}_{id}`.
    pub username: Option<String>,
    /// `email`
    pub email: Option<String>,
    /// `email_verified`; absent means unknown.
    pub email_verified: Option<bool>,
    /// `phone_number`, in E.164 form.
    pub phone_number: Option<String>,
    /// `phone_number_verified`; absent means unknown.
    pub phone_number_verified: Option<bool>,
    /// `name`: the full name as the user writes it.
    pub name: Option<String>,
    /// `given_name`
    pub given_name: Option<String>,
    /// `middle_name`
    pub middle_name: Option<String>,
    /// `family_name`
    pub family_name: Option<String>,
    /// `address.formatted`, or the address where it came as plain text.
    pub address: Option<String>,
    /// The groups that the user belongs to.
    pub groups: BTreeSet<String>,
    /// The scopes that the token grants.
    pub scopes: BTreeSet<String>,
    /// When the token ends.
    pub expires_at: Option<SystemTime>,
    /// Every claim and attribute as received, profile attributes over token claims.
    pub claims: Map<String, Value>,
}

impl Identity {
    /// An identity of which only the subject is known.
    pub fn new(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            username: None,
            email: None,
            email_verified: None,
            phone_number: None,
            phone_number_verified: None,
            name: None,
            given_name: None,
            middle_name: None,
            family_name: None,
            address: None,
            groups: BTreeSet::new(),
            scopes: BTreeSet::new(),
            expires_at: None,
            claims: Map::new(),
        }
    }

    /// What to call the user: the given name, else the first word of the full name.
    pub fn first_name(&self) -> Option<&str> {
        self.given_name.as_deref().or_else(|| {
            self.name
                .as_deref()
                .and_then(|name| name.split_whitespace().next())
        })
    }

    /// The full name: `name`, else given, middle and family name joined.
    pub fn full_name(&self) -> Option<String> {
        self.name.clone().or_else(|| {
            let parts = [&self.given_name, &self.middle_name, &self.family_name];
            let joined = parts
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" ");
            (!joined.is_empty()).then_some(joined)
        })
    }

    /// Whether the user belongs to `group`.
    pub fn is_in_group(&self, group: &str) -> bool {
        self.groups.contains(group)
    }

    /// A claim or attribute by its own name, custom ones included.
    pub fn claim(&self, name: &str) -> Option<&Value> {
        self.claims.get(name)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("subject", &self.subject)
            .field("groups", &self.groups)
            .field("scopes", &self.scopes)
            .field("expires_at", &self.expires_at)
            .field("claims", &self.claims.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_back_to_what_is_known() {
        let mut identity = Identity::new("s");
        assert_eq!((identity.first_name(), identity.full_name()), (None, None));
        identity.name = Some("Ada Lovelace".into());
        assert_eq!(identity.first_name(), Some("Ada"));
        identity.name = None;
        identity.given_name = Some("Ada".into());
        identity.family_name = Some("King".into());
        assert_eq!(identity.full_name().as_deref(), Some("Ada King"));
    }

    #[test]
    fn debug_tells_no_personal_value() {
        let mut identity = Identity::new("s");
        identity.email = Some("ada@example.com".into());
        identity
            .claims
            .insert("email".into(), "ada@example.com".into());
        let debug = format!("{identity:?}");
        assert!(
            debug.contains("\"email\"") && !debug.contains("ada@"),
            "{debug}"
        );
    }
}
