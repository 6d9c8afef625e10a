//! The user's permission to send events to Alexa in their name.

use crate::secret::GrantCode;
use crate::wire::{model, open_enum};

model! {
    /// The user permits the skill to send events in their name.
    request AuthorizationGrantRequest {
        /// What is permitted.
        pub body: Option<AuthorizationGrantBody>,
    }
}

model! {
    /// What the user permits.
    pub struct AuthorizationGrantBody {
        /// What to ask tokens with.
        pub grant: Option<Grant>,
    }
}

model! {
    /// What the skill asks Login with Amazon for tokens with.
    pub struct Grant {
        /// The kind of grant.
        #[serde(rename = "type")]
        pub grant_type: Option<GrantType>,
        /// The authorization code. It is good once, for a few minutes.
        pub code: Option<GrantCode>,
    }
}

open_enum! {
    /// The kinds of grant.
    pub enum GrantType {
        /// A code of OAuth 2.0.
        AuthorizationCode = "OAuth2.AuthorizationCode",
    }
}
