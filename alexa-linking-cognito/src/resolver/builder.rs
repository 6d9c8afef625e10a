use std::sync::Arc;
use std::time::Duration;

use super::cognito::Core;
use super::source::{PoolClients, ProfileSource};
use super::{CognitoResolver, CognitoResolverError};
use crate::cache::AnswerCache;
use crate::profile_call::Caller;
use crate::{GetUserClient, TokenUse, TokenVerifier, UserInfoClient};

/// Settings of a [`CognitoResolver`].
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct CognitoResolverBuilder {
    verifier: TokenVerifier,
    source: ProfileSource,
    ttl: Duration,
    negative_ttl: Duration,
    capacity: usize,
    profile_timeout: Option<Duration>,
}

impl CognitoResolverBuilder {
    pub(super) fn new(verifier: TokenVerifier) -> Self {
        Self {
            verifier,
            source: ProfileSource::default(),
            ttl: Duration::from_secs(300),
            negative_ttl: Duration::from_secs(10),
            capacity: 1000,
            profile_timeout: None,
        }
    }

    /// Where the user's attributes come from: the claims alone by default.
    pub fn profile(mut self, source: ProfileSource) -> Self {
        self.source = source;
        self
    }

    /// How long an answer is kept, at most until the token expires: 5 minutes by default. With
    /// `userInfo` or `GetUser` this is how long a revoked token lives on.
    pub fn cache_ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// How long it is remembered that the server refused a token, or that something is set up
    /// wrongly (a missing scope, for one): 10 seconds by default. Outages are not remembered.
    pub fn negative_ttl(mut self, ttl: Duration) -> Self {
        self.negative_ttl = ttl;
        self
    }

    /// How many answers are kept: 1,000 by default; 0 keeps none.
    pub fn cache_capacity(mut self, answers: usize) -> Self {
        self.capacity = answers;
        self
    }

    /// The time for one call of `userInfo` or `GetUser`: 1.5 s by default.
    pub fn profile_timeout(mut self, limit: Duration) -> Self {
        self.profile_timeout = Some(limit);
        self
    }

    /// The resolver. It calls with the verifier's transport and clock.
    pub fn build(self) -> Result<CognitoResolver, CognitoResolverError> {
        let verifier = self.verifier;
        if verifier.expected_use() == TokenUse::Id {
            return Err(CognitoResolverError::IdTokens);
        }
        let adopt = |caller: &mut Caller| {
            caller.clock = Arc::clone(verifier.clock());
            if let Some(transport) = verifier.transport() {
                caller.set_transport(Arc::clone(transport));
            }
            if let Some(limit) = self.profile_timeout {
                caller.set_limit(limit);
            }
        };
        let (user_info, get_user) = match self.source {
            ProfileSource::Claims => (false, false),
            ProfileSource::UserInfo => (true, false),
            ProfileSource::GetUser => (false, true),
            ProfileSource::Auto => (true, true),
        };
        let mut clients = Vec::new();
        for pool in verifier.pools() {
            let mut of_pool = PoolClients {
                pool: pool.clone(),
                user_info: user_info.then(|| UserInfoClient::new(pool).ok()).flatten(),
                get_user: get_user.then(|| GetUserClient::new(pool)),
            };
            if self.source == ProfileSource::UserInfo && of_pool.user_info.is_none() {
                return Err(CognitoResolverError::NoDomain {
                    pool: pool.id().to_owned(),
                });
            }
            if let Some(client) = &mut of_pool.user_info {
                adopt(&mut client.caller);
            }
            if let Some(client) = &mut of_pool.get_user {
                adopt(&mut client.caller);
            }
            clients.push(of_pool);
        }
        Ok(CognitoResolver {
            core: Arc::new(Core {
                verifier,
                clients,
                ttl: self.ttl,
                negative_ttl: self.negative_ttl,
            }),
            cache: Arc::new(AnswerCache::new(self.capacity)),
        })
    }
}
