use std::time::Duration;

use alexa_skill_core::secret::{AccessToken, IdToken, RefreshToken};

/// What a token endpoint hands out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenSet {
    /// What Alexa sends to the skill.
    pub access_token: AccessToken,
    /// Present where the scope `openid` was granted. It never reaches a skill.
    pub id_token: Option<IdToken>,
    /// What Alexa keeps. A refresh brings no new one.
    pub refresh_token: Option<RefreshToken>,
    /// How long the access token lives.
    pub expires_in: Duration,
}
