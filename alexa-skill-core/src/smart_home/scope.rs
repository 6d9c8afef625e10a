use crate::secret::AccessToken;
use crate::wire::{kept, open_enum};

open_enum! {
    /// The kind of token in a [`Scope`].
    pub enum ScopeType {
        /// A token that stands for the customer.
        BearerToken = "BearerToken",
        /// A token that stands for a partition, such as a hotel room, of a user of the skill's.
        BearerTokenWithPartition = "BearerTokenWithPartition",
    }
}

kept! {
    /// Who a message is about: a bearer token, and in some rooms the partition that it stands for.
    ///
    /// In a directive it is the linked account's access token; in an event for the gateway it is the
    /// Login with Amazon token that was granted to the skill.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::Scope;
    ///
    /// let scope = Scope::bearer("eyJhbGciOi");
    /// assert_eq!(scope.bearer_token().map(|token| token.expose_secret()), Some("eyJhbGciOi"));
    /// assert!(!format!("{scope:?}").contains("eyJ"));
    /// ```
    pub struct Scope {
        /// `type`
        pub scope_type: Option<ScopeType> = "type",
        /// `partition`: the room or unit, with [`ScopeType::BearerTokenWithPartition`].
        pub partition: Option<String> = "partition",
        /// `userId`: whose the partition is.
        pub user_id: Option<String> = "userId",
        /// `token`
        pub token: Option<AccessToken> = "token",
    }
}

impl Scope {
    /// A bearer token.
    pub fn bearer(token: impl Into<AccessToken>) -> Self {
        Self {
            scope_type: Some(ScopeType::BearerToken),
            token: Some(token.into()),
            ..Self::default()
        }
    }

    /// A bearer token with the partition that it stands for, and whose it is.
    pub fn bearer_with_partition(
        token: impl Into<AccessToken>,
        partition: impl Into<String>,
        user_id: impl Into<String>,
    ) -> Self {
        Self {
            scope_type: Some(ScopeType::BearerTokenWithPartition),
            partition: Some(partition.into()),
            user_id: Some(user_id.into()),
            token: Some(token.into()),
            ..Self::default()
        }
    }

    /// The token, if the scope is of a bearer type and the token is not empty.
    pub fn bearer_token(&self) -> Option<&AccessToken> {
        match self.scope_type {
            Some(ScopeType::BearerToken | ScopeType::BearerTokenWithPartition) => {
                self.token.as_ref().filter(|token| !token.is_empty())
            }
            _ => None,
        }
    }

    /// The partition, if the scope is of the type that has one and it is not empty.
    pub fn own_partition(&self) -> Option<&str> {
        match self.scope_type {
            Some(ScopeType::BearerTokenWithPartition) => self
                .partition
                .as_deref()
                .filter(|partition| !partition.is_empty()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_scope_has_a_bearer_token() {
        let token = |json| {
            let scope: Scope = serde_json::from_str(json).unwrap();
            scope
                .bearer_token()
                .map(|token| token.expose_secret().to_owned())
        };
        assert_eq!(token(r#"{"type":"BearerToken","token":"t"}"#).unwrap(), "t");
        assert_eq!(
            token(
                r#"{"token":"t","partition":"101","userId":"u","type":"BearerTokenWithPartition"}"#
            ),
            Some("t".to_owned())
        );
        assert_eq!(token(r#"{"type":"BearerToken","token":""}"#), None);
        assert_eq!(token(r#"{"type":"BearerToken","token":null}"#), None);
        assert_eq!(token(r#"{"type":"Cookie","token":"t"}"#), None);
        assert_eq!(token(r#"{"token":"t"}"#), None);
    }
}
