use std::collections::BTreeMap;

use crate::id::UserId;
use crate::secret::{AccessToken, ConsentToken};
use crate::wire::{model, open_enum};

model! {
    /// The account that enabled the skill.
    pub struct User {
        /// The account's id for this skill.
        pub user_id: Option<UserId>,
        /// The linked account's token. Better asked for by
        /// [`RequestEnvelope::access_token`](super::RequestEnvelope::access_token).
        pub access_token: Option<AccessToken>,
        /// What the user permitted.
        pub permissions: Option<Permissions>,
    }
}

model! {
    /// What the user permitted the skill.
    pub struct Permissions {
        /// The deprecated token for address and list access.
        pub consent_token: Option<ConsentToken>,
        /// The state of each permission, by scope such as `alexa::profile:email:read`.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub scopes: Option<BTreeMap<String, Scope>>,
    }
}

model! {
    /// The state of one permission.
    pub struct Scope {
        /// Whether it is granted.
        pub status: Option<PermissionStatus>,
    }
}

open_enum! {
    /// Whether the user granted a permission.
    pub enum PermissionStatus {
        /// The user said yes.
        Granted = "GRANTED",
        /// The user said no.
        Denied = "DENIED",
    }
}
