use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::UserStatus;

/// A user of a [`LocalUserPool`](super::LocalUserPool).
///
/// `Debug` shows neither the password nor the values of attributes.
///
/// ```
/// use alexa_linking_cognito::testing::LocalUser;
///
/// let user = LocalUser::new("alice")
///     .password("wonderland")
///     .attribute("given_name", "Alice")
///     .attribute("email", "alice@example.com")
///     .attribute("email_verified", "true")
///     .group("readers");
/// assert!(!format!("{user:?}").contains("wonderland"));
/// ```
#[derive(Clone)]
#[must_use = "a user exists once it is given to a pool"]
pub struct LocalUser {
    pub(super) username: String,
    pub(super) subject: Option<String>,
    pub(super) password: Option<String>,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) groups: BTreeSet<String>,
    pub(super) status: UserStatus,
}

impl LocalUser {
    /// A confirmed user without password, attributes and groups.
    pub fn new(username: impl Into<String>) -> Self {
        Self {
            username: username.into(),
            subject: None,
            password: None,
            attributes: BTreeMap::new(),
            groups: BTreeSet::new(),
            status: UserStatus::Confirmed,
        }
    }

    /// The `sub`. Without it the pool draws a random UUID.
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The password of the sign-in form. Without it the form refuses the user.
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(password.into());
        self
    }

    /// An attribute such as `email`, `phone_number`, `given_name` or `custom:tier`. Cognito keeps
    /// every value as text, `email_verified` as `"true"`.
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.insert(name.into(), value.into());
        self
    }

    /// A group that the user belongs to: `cognito:groups`.
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.groups.insert(group.into());
        self
    }

    /// Whether the user may sign in.
    pub fn status(mut self, status: UserStatus) -> Self {
        self.status = status;
        self
    }

    /// The name to sign in with.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The `sub`; empty until the user belongs to a pool, unless it was set.
    pub fn sub(&self) -> &str {
        self.subject.as_deref().unwrap_or_default()
    }

    /// The name to show: `name`, else `given_name`, else the username.
    pub(super) fn display_name(&self) -> &str {
        ["name", "given_name"]
            .iter()
            .find_map(|name| self.attributes.get(*name))
            .unwrap_or(&self.username)
    }
}

impl fmt::Debug for LocalUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalUser")
            .field("username", &self.username)
            .field("subject", &self.subject)
            .field("attributes", &self.attributes.keys().collect::<Vec<_>>())
            .field("groups", &self.groups)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
