use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::secret::{EventToken, RefreshToken};

/// What Login with Amazon gives for a grant code, to be stored. As JSON it holds both secrets: a
/// store encrypts it at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventTokens {
    /// Opens the event gateway, for about an hour.
    pub access_token: EventToken,
    /// Gets the next access token.
    pub refresh_token: RefreshToken,
    /// When the access token ends.
    pub expires_at: SystemTime,
}

impl EventTokens {
    /// The tokens, as a store kept them.
    pub fn new(
        access_token: impl Into<EventToken>,
        refresh_token: impl Into<RefreshToken>,
        expires_at: SystemTime,
    ) -> Self {
        Self {
            access_token: access_token.into(),
            refresh_token: refresh_token.into(),
            expires_at,
        }
    }

    /// Whether the access token lasts `margin` beyond `now`.
    pub(super) fn last(&self, now: SystemTime, margin: Duration) -> bool {
        now.checked_add(margin)
            .is_some_and(|then| then < self.expires_at)
    }
}
