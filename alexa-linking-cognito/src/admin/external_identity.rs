use std::fmt;

use aws_sdk_cognitoidentityprovider::types::ProviderUserIdentifierType;

/// A user as an identity provider of the pool knows them.
///
/// Link only identities of providers that verify what they say: whoever signs in with the identity
/// is the pool user from then on. `Debug` does not print the user id.
#[derive(Clone, PartialEq, Eq)]
pub struct ExternalIdentity {
    provider: String,
    attribute: String,
    value: String,
}

impl ExternalIdentity {
    /// What Cognito calls the provider's own user id: `id` of Login with Amazon and Facebook, `sub`
    /// of Google and OIDC, `NameID` of SAML.
    const SUBJECT: &'static str = "Cognito_Subject";

    /// The user that `provider` (as the pool names it: `LoginWithAmazon`, `Google`, `Facebook`,
    /// `SignInWithApple`, or the name of a SAML or OIDC provider) knows as `user_id`.
    pub fn new(provider: impl Into<String>, user_id: impl Into<String>) -> Self {
        Self {
            provider: provider.into(),
            attribute: Self::SUBJECT.into(),
            value: user_id.into(),
        }
    }

    /// Finds the user by another claim or SAML attribute of the provider than its user id; it must
    /// be mapped to an attribute of the pool.
    #[must_use]
    pub fn by_attribute(mut self, name: impl Into<String>) -> Self {
        self.attribute = name.into();
        self
    }

    /// The provider's name.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// The provider's id of the user, or the value of the attribute that they are found by.
    pub fn user_id(&self) -> &str {
        &self.value
    }

    /// `SourceUser` of `AdminLinkProviderForUser`, `User` of `AdminDisableProviderForUser`.
    pub(super) fn to_sdk(&self) -> ProviderUserIdentifierType {
        ProviderUserIdentifierType::builder()
            .provider_name(&self.provider)
            .provider_attribute_name(&self.attribute)
            .provider_attribute_value(&self.value)
            .build()
    }
}

impl fmt::Debug for ExternalIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExternalIdentity")
            .field("provider", &self.provider)
            .field("attribute", &self.attribute)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_keeps_the_user_id_to_itself() {
        let identity = ExternalIdentity::new("Google", "1122334455");
        assert_eq!(identity.user_id(), "1122334455");
        let printed = format!("{identity:?}");
        assert!(
            printed.contains("Google") && !printed.contains("1122334455"),
            "{printed}"
        );
    }
}
