use aws_sdk_cognitoidentityprovider::types::{AttributeType, UserStatusType};
use serde_json::{Map, Value};

use super::ExternalIdentity;
use crate::Profile;

/// A user of the pool, as an administrator sees them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PoolUser {
    /// The sign-in name, which is what [`link`](super::AdminLinker::link) asks for.
    pub username: String,
    /// Whether the user may sign in.
    pub enabled: bool,
    /// `CONFIRMED`, `UNCONFIRMED`, `EXTERNAL_PROVIDER` and so on.
    pub status: Option<String>,
    /// The user's attributes; its subject is empty where the pool gave none.
    pub profile: Profile,
}

impl PoolUser {
    pub(super) fn new(
        username: &str,
        enabled: bool,
        status: Option<&UserStatusType>,
        attributes: &[AttributeType],
    ) -> Self {
        let attributes: Map<String, Value> = attributes
            .iter()
            .filter_map(|pair| Some((pair.name().to_owned(), pair.value()?.into())))
            .collect();
        let subject = attributes.get("sub").and_then(Value::as_str);
        let subject = subject.unwrap_or_default().to_owned();
        Self {
            username: username.to_owned(),
            enabled,
            status: status.map(|status| status.as_str().to_owned()),
            profile: Profile::new(subject, Some(username.to_owned()), attributes),
        }
    }

    /// The external identities linked to the user: what Cognito keeps as JSON text in the attribute
    /// `identities`. What cannot be read there is left out.
    pub fn identities(&self) -> Vec<ExternalIdentity> {
        let text = self.profile.get("identities").and_then(Value::as_str);
        let listed: Vec<Value> = text
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default();
        listed
            .iter()
            .filter_map(|identity| {
                let text = |name: &str| identity.get(name).and_then(Value::as_str);
                Some(ExternalIdentity::new(
                    text("providerName")?,
                    text("userId")?,
                ))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(identities: &str) -> PoolUser {
        let attribute =
            |name, value: &str| AttributeType::builder().name(name).value(value).build();
        let attributes = [attribute("sub", "s"), attribute("identities", identities)];
        let attributes = attributes.map(Result::unwrap);
        PoolUser::new("alice", true, None, &attributes)
    }

    #[test]
    fn identities_are_read_from_their_text() {
        let alice = user(
            r#"[{"userId":"1","providerName":"Google","providerType":"Google","issuer":null,
                 "primary":false,"dateCreated":1700000000000},{"userId":7},"x"]"#,
        );
        assert_eq!(alice.identities(), [ExternalIdentity::new("Google", "1")]);
        assert_eq!(alice.profile.subject(), "s");
        for odd in ["", "{}", "[", "null"] {
            assert_eq!(user(odd).identities(), [], "{odd}");
        }
    }
}
