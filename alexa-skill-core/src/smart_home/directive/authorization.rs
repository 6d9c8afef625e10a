//! `Alexa.Authorization`

use super::part::part;
use crate::secret::GrantCode;
use crate::smart_home::Scope;
use crate::wire::open_enum;

part! {
    /// The customer lets the skill send events: exchange the code at once, it is good for a few
    /// minutes.
    pub struct AcceptGrant {
        /// `grant`: what to exchange.
        pub grant: Grant,
        /// `grantee`: whose events. It holds the linked account's token.
        pub grantee: Scope,
    }
}

part! {
    /// A code for Login with Amazon.
    pub struct Grant {
        /// `type`
        #[serde(rename = "type")]
        pub grant_type: GrantType,
        /// `code`
        pub code: GrantCode,
    }
}

open_enum! {
    /// The kind of a [`Grant`].
    pub enum GrantType {
        /// An authorization code.
        AuthorizationCode = "OAuth2.AuthorizationCode",
    }
}
