use std::sync::Arc;
use std::time::{Duration, SystemTime};

use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver};
use alexa_skill_core::secret::AccessToken;
use async_trait::async_trait;
use futures_util::future::FutureExt;
use tracing::{debug_span, field::Empty};

use super::builder::CognitoResolverBuilder;
use super::source::PoolClients;
use crate::TokenVerifier;
use crate::cache::{Answer, AnswerCache, Found};
use crate::error::Failure;
use crate::observe::observe;

/// Resolves the access tokens that Alexa sends to identities, by one or several user pools.
///
/// A token is verified locally first; then, as [`ProfileSource`](crate::ProfileSource) says, the profile is fetched. The
/// answer is kept for [`cache_ttl`](CognitoResolverBuilder::cache_ttl), never past the token's
/// expiry, and found by a fingerprint of the token's signature, which itself is not kept. Concurrent calls with one token make one resolution.
///
/// ```no_run
/// # async fn example(token: &alexa_skill_core::secret::AccessToken) -> Result<(), Box<dyn std::error::Error>> {
/// use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier, UserPool};
/// use alexa_skill_core::linking::IdentityResolver;
///
/// let pool = UserPool::from_id("eu-west-1_AbCdEf123")?.with_domain("my-skill")?;
/// let verifier = TokenVerifier::builder(pool).client_id("1example23456789").build()?;
/// let resolver = CognitoResolver::builder(verifier).profile(ProfileSource::UserInfo).build()?;
/// println!("{:?}", resolver.resolve(token).await?.first_name());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CognitoResolver {
    pub(super) core: Arc<Core>,
    pub(super) cache: Arc<AnswerCache>,
}

/// What a resolution needs; it outlives the caller that began it.
#[derive(Debug)]
pub(super) struct Core {
    pub(super) verifier: TokenVerifier,
    pub(super) clients: Vec<PoolClients>,
    pub(super) ttl: Duration,
    pub(super) negative_ttl: Duration,
}

impl CognitoResolver {
    /// Starts from a resolver of what the claims say, over `verifier`.
    pub fn builder(verifier: TokenVerifier) -> CognitoResolverBuilder {
        CognitoResolverBuilder::new(verifier)
    }

    /// The verifier, for instance to prefetch its keys.
    pub fn verifier(&self) -> &TokenVerifier {
        &self.core.verifier
    }

    async fn resolve_cached(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
        let Some(key) = self.cache.key(token.expose_secret()) else {
            // Not even the form of a token; what is wrong with it is the verifier's to say.
            return Ok(self.core.resolve(token).await.0?);
        };
        let now = || self.core.verifier.now();
        let found = self.cache.find(key, now, || {
            let (core, cache, token) = (
                Arc::clone(&self.core),
                Arc::clone(&self.cache),
                token.clone(),
            );
            async move {
                let (answer, until) = core.resolve(&token).await;
                if let Some(until) = until {
                    let now = core.verifier.now();
                    cache.keep(token.expose_secret(), answer.clone(), until, now);
                }
                answer
            }
            .boxed()
        });
        Ok(match found {
            Found::Answer(answer) => answer?,
            Found::Flight(flight) => flight.await?,
        })
    }
}

#[async_trait]
impl IdentityResolver for CognitoResolver {
    async fn resolve(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
        let span = debug_span!("resolve", outcome = Empty, microseconds = Empty);
        observe(span, self.resolve_cached(token)).await
    }
}

impl Core {
    /// The answer, and until when it may be kept.
    async fn resolve(&self, token: &AccessToken) -> (Answer, Option<SystemTime>) {
        let claims = match self.verifier.verify(token.expose_secret()).await {
            Ok(claims) => claims,
            // Local verification is cheap, and only tokens that pass it may take up room.
            Err(error) => return (Err(error.into()), None),
        };
        let expires_at = claims.expires_at();
        let identity = match self.clients.iter().find(|clients| clients.serves(&claims)) {
            Some(clients) => {
                let mut identity = claims.identity();
                let enriched = clients.enrich(&claims, token, &mut identity).await;
                enriched.map(|()| identity)
            }
            None => Ok(claims.into_identity()),
        };
        let now = self.verifier.now();
        let until = |ttl| {
            let end = now.checked_add(ttl);
            end.map_or(expires_at, |end| end.min(expires_at))
        };
        match identity {
            Ok(identity) => (Ok(Arc::new(identity)), Some(until(self.ttl))),
            Err(error) => {
                let failure = Failure::from(error);
                let keep = !matches!(failure, Failure::Unavailable(_));
                (Err(failure), keep.then(|| until(self.negative_ttl)))
            }
        }
    }
}
