use alexa_skill_core::linking::{Identity, IdentityError};
use alexa_skill_core::secret::AccessToken;

use crate::{Claims, GetUserClient, UserInfoClient, UserPool, get_user, user_info};

/// Where the user's attributes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ProfileSource {
    /// The token's own claims: no call, and no name unless a pre-token-generation trigger puts it
    /// there. A revoked token is noticed only when it expires.
    #[default]
    Claims,
    /// `userInfo`: the token needs the scope `openid`, and the pool a domain.
    UserInfo,
    /// `GetUser`: the token needs the scope `aws.cognito.signin.user.admin`.
    GetUser,
    /// `userInfo` where the token has the scope `openid` and the pool a domain, else `GetUser`.
    Auto,
}

/// The clients of one pool, as far as the [`ProfileSource`] needs them.
#[derive(Debug)]
pub(super) struct PoolClients {
    pub(super) pool: UserPool,
    pub(super) user_info: Option<UserInfoClient>,
    pub(super) get_user: Option<GetUserClient>,
}

impl PoolClients {
    pub(super) fn serves(&self, claims: &Claims) -> bool {
        self.pool.issuers().any(|issuer| issuer == claims.issuer())
    }

    /// Adds to `identity` what the profile says.
    pub(super) async fn enrich(
        &self,
        claims: &Claims,
        token: &AccessToken,
        identity: &mut Identity,
    ) -> Result<(), IdentityError> {
        let has = |scope| claims.has_scope(scope);
        let profile = match (&self.user_info, &self.get_user) {
            (None, None) => return Ok(()),
            (Some(client), _) if has(user_info::SCOPE) => client.fetch(token).await?,
            (_, Some(client)) if has(get_user::SCOPE) => client.fetch(token).await?,
            (Some(_), None) => return Err(lacks(user_info::SCOPE)),
            (None, Some(_)) => return Err(lacks(get_user::SCOPE)),
            (Some(_), Some(_)) => {
                return Err(IdentityError::Misconfigured(format!(
                    "the token has neither of the scopes {:?} (userInfo) and {:?} (GetUser): ask \
                     for one in the skill's account linking",
                    user_info::SCOPE,
                    get_user::SCOPE,
                )));
            }
        };
        if profile.subject() != claims.subject() {
            return Err(IdentityError::Misconfigured(
                "the profile is another user's than the token: pool and domain do not belong together".into(),
            ));
        }
        profile.enrich(identity);
        Ok(())
    }
}

fn lacks(scope: &str) -> IdentityError {
    IdentityError::Misconfigured(format!(
        "the token lacks the scope {scope:?}: ask for it in the skill's account linking"
    ))
}
