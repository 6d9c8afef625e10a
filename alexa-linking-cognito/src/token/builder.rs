use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock};
use alexa_skill_core::transport::Transport;

use super::requirements::Requirements;
use super::{Claims, TokenUse, TokenVerifier, TokenVerifierError};
use crate::{JwksCache, UserPool};

/// Settings of a [`TokenVerifier`].
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct TokenVerifierBuilder {
    pools: Vec<(UserPool, Option<JwksCache>)>,
    any_client: bool,
    requirements: Requirements,
    clock: Arc<dyn Clock>,
    transport: Option<Arc<dyn Transport>>,
}

impl TokenVerifierBuilder {
    const MAX_LEEWAY: Duration = Duration::from_secs(5 * 60);

    pub(super) fn new(pool: UserPool) -> Self {
        Self {
            pools: vec![(pool, None)],
            any_client: false,
            requirements: Requirements {
                token_use: TokenUse::Access,
                client_ids: None,
                audiences: Vec::new(),
                scopes: Vec::new(),
                groups: Vec::new(),
                leeway: Duration::ZERO,
                custom: None,
            },
            clock: Arc::new(SystemClock),
            transport: None,
        }
    }

    /// Accepts tokens of another pool too.
    pub fn pool(mut self, pool: UserPool) -> Self {
        self.pools.push((pool, None));
        self
    }

    /// Takes the keys of the pool named last from `keys`: with settings of their own, shared with
    /// other verifiers, or fixed.
    pub fn jwks(mut self, keys: JwksCache) -> Self {
        if let Some((_, last)) = self.pools.last_mut() {
            *last = Some(keys);
        }
        self
    }

    /// Accepts tokens made for this app client; call it again for more.
    pub fn client_id(mut self, id: impl Into<String>) -> Self {
        self.requirements
            .client_ids
            .get_or_insert_default()
            .push(id.into());
        self
    }

    /// Accepts tokens made for any app client of the pool.
    pub fn any_client(mut self) -> Self {
        self.any_client = true;
        self
    }

    /// Which kind of token is expected: access tokens by default.
    pub fn token_use(mut self, token_use: TokenUse) -> Self {
        self.requirements.token_use = token_use;
        self
    }

    /// Requires a scope; all that are named must be there.
    pub fn required_scope(mut self, scope: impl Into<String>) -> Self {
        self.requirements.scopes.push(scope.into());
        self
    }

    /// Requires a group; any of those named will do.
    pub fn any_group(mut self, group: impl Into<String>) -> Self {
        self.requirements.groups.push(group.into());
        self
    }

    /// Requires that an access token be bound to this resource (`aud` beside `client_id`); any of
    /// those named will do.
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.requirements.audiences.push(audience.into());
        self
    }

    /// How much clocks may differ at `exp` and `nbf`: none by default, five minutes at most.
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.requirements.leeway = leeway;
        self
    }

    /// A check of the skill's own on verified claims; its error text becomes part of the reason.
    pub fn custom_check(
        mut self,
        check: impl Fn(&Claims) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        self.requirements.custom = Some(Arc::new(check));
        self
    }

    /// Time as the verifier, and the key caches that it makes, see it.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// What keys are fetched with, by the key caches that the verifier makes, and profiles by a
    /// resolver over it.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The verifier.
    pub fn build(self) -> Result<TokenVerifier, TokenVerifierError> {
        let mut requirements = self.requirements;
        if self.any_client {
            requirements.client_ids = None;
        } else if requirements.client_ids.is_none() {
            return Err(TokenVerifierError::NoClientId);
        }
        let named = [
            (
                "client id",
                requirements.client_ids.as_deref().unwrap_or_default(),
            ),
            ("scope", &requirements.scopes),
            ("group", &requirements.groups),
            ("audience", &requirements.audiences),
        ];
        for (what, values) in named {
            if values.iter().any(String::is_empty) {
                return Err(TokenVerifierError::Empty(what));
            }
        }
        if requirements.leeway > Self::MAX_LEEWAY {
            return Err(TokenVerifierError::Leeway {
                asked: requirements.leeway,
                limit: Self::MAX_LEEWAY,
            });
        }
        let pools = self
            .pools
            .into_iter()
            .map(|(pool, keys)| {
                let keys = keys.unwrap_or_else(|| {
                    let mut builder = JwksCache::builder(&pool);
                    builder.clock = Arc::clone(&self.clock);
                    if let Some(transport) = &self.transport {
                        builder.transport = Some(Arc::clone(transport));
                    }
                    builder.build()
                });
                (pool, keys)
            })
            .collect();
        Ok(TokenVerifier {
            pools,
            requirements,
            clock: self.clock,
            transport: self.transport,
        })
    }
}
