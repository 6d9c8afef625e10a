use std::sync::Arc;
use std::time::SystemTime;

use alexa_skill_core::clock::Clock;
use alexa_skill_core::linking::{IdentityError, RejectReason};
use alexa_skill_core::transport::Transport;
use futures_util::future::join_all;
use tracing::{debug_span, field::Empty};

use super::TokenUse;
use super::builder::TokenVerifierBuilder;
use super::claims::{Claims, required};
use super::jws::{Jws, excerpt};
use super::requirements::Requirements;
use crate::observe::observe;
use crate::{JwksCache, JwksError, UserPool};

/// Verifies tokens of one or several Cognito user pools: signature and every claim that matters.
///
/// Form, header and claims are checked before a key is looked for, so that what can be refused from
/// the text alone neither waits for nor causes a fetch.
///
/// ```no_run
/// # async fn example(token: &str) -> Result<(), Box<dyn std::error::Error>> {
/// use alexa_linking_cognito::{TokenVerifier, UserPool};
///
/// let pool = UserPool::from_id("eu-west-1_AbCdEf123")?;
/// let verifier = TokenVerifier::builder(pool).client_id("1example23456789").build()?;
/// let claims = verifier.verify(token).await?;
/// println!("{}", claims.subject());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct TokenVerifier {
    pub(super) pools: Vec<(UserPool, JwksCache)>,
    pub(super) requirements: Requirements,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) transport: Option<Arc<dyn Transport>>,
}

impl TokenVerifier {
    /// Starts from a verifier of access tokens of `pool`.
    pub fn builder(pool: UserPool) -> TokenVerifierBuilder {
        TokenVerifierBuilder::new(pool)
    }

    /// The claims of `token`, if all is well with it.
    ///
    /// Fails with `Rejected` where the token is at fault, with `Unavailable` where the pool's keys
    /// could not be fetched, and with `Misconfigured` where there certainly are none or fixed keys lack
    /// the token's.
    pub async fn verify(&self, token: &str) -> Result<Claims, IdentityError> {
        let span = debug_span!("verify", outcome = Empty, microseconds = Empty);
        observe(span, self.verify_unobserved(token)).await
    }

    async fn verify_unobserved(&self, token: &str) -> Result<Claims, IdentityError> {
        let Jws {
            kid,
            claims,
            message,
            signature,
        } = Jws::parse(token)?;
        let keys = self.keys_of(required(&claims, "iss")?)?;
        self.requirements.token_use(&claims)?;
        let claims = Claims::new(claims, self.requirements.token_use)?;
        self.requirements.check(&claims, self.now())?;

        let key = keys.key(&kid).await?;
        if !key.verifies(message, &signature) {
            return Err(RejectReason::Signature.into());
        }
        self.requirements.custom(&claims)?;
        Ok(claims)
    }

    /// Fetches the keys of every pool now, all at once, for instance while a Lambda function starts.
    /// The first failure, in the order of the pools, is told when all have ended.
    pub async fn prefetch(&self) -> Result<(), JwksError> {
        let fetches = self.pools.iter().map(|(_, keys)| keys.prefetch());
        join_all(fetches).await.into_iter().collect()
    }

    /// The pools whose tokens are accepted.
    pub fn pools(&self) -> impl Iterator<Item = &UserPool> {
        self.pools.iter().map(|(pool, _)| pool)
    }

    pub(crate) fn expected_use(&self) -> TokenUse {
        self.requirements.token_use
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.clock.now()
    }

    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    pub(crate) fn transport(&self) -> Option<&Arc<dyn Transport>> {
        self.transport.as_ref()
    }

    /// The keys of the pool that is `issuer`, letter by letter.
    pub(super) fn keys_of(&self, issuer: &str) -> Result<&JwksCache, RejectReason> {
        let known = |pool: &UserPool| pool.issuers().any(|known| known == issuer);
        let found = self.pools.iter().find(|(pool, _)| known(pool));
        found.map(|(_, keys)| keys).ok_or_else(|| {
            let issuers: Vec<&str> = self.pools().flat_map(UserPool::issuers).collect();
            RejectReason::Issuer {
                expected: issuers.join(", "),
                found: excerpt(issuer),
            }
        })
    }
}
