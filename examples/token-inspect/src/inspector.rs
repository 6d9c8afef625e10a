use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use alexa_linking_cognito::{JwkSet, JwksCache, TokenUse, TokenVerifier, UserPool};
use alexa_skill_core::BoxError;
use alexa_skill_core::clock::{Clock, Sleep, SystemClock};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;

use crate::arguments::{Arguments, Use};
use crate::report::Report;

/// Stands for the pool where only its keys are known; nothing is fetched for it.
const NAMELESS: &str = "us-east-1_nameless";

/// One line of `--lines`.
#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) token: String,
    pub(crate) now: Option<f64>,
}

impl Line {
    /// The error says where the line is wrong, and nothing of what it holds.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| {
            let what = if error.is_data() {
                "not of the form {\"token\": \"..\", \"now\": seconds}"
            } else {
                "not valid JSON"
            };
            format!("{what}, column {}", error.column())
        })
    }
}

/// Verifies as the arguments ask for.
pub(crate) struct Inspector<'a> {
    arguments: &'a Arguments,
    clock: SetClock,
    pool: UserPool,
    keys: JwksCache,
}

impl<'a> Inspector<'a> {
    pub(crate) fn new(arguments: &'a Arguments) -> Result<Self, BoxError> {
        let mut pool = UserPool::from_id(arguments.pool.as_deref().unwrap_or(NAMELESS))?;
        if let Some(endpoint) = &arguments.endpoint {
            pool = pool.with_endpoint(endpoint)?;
        }
        if let Some(issuer) = &arguments.issuer {
            pool = pool.with_issuer(issuer);
        }
        let keys = match &arguments.jwks {
            Some(file) => {
                let document = std::fs::read(file)
                    .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
                JwksCache::fixed(JwkSet::parse(&document)?)
            }
            None => JwksCache::new(&pool),
        };
        let inspector = Self {
            arguments,
            clock: SetClock::default(),
            pool,
            keys,
        };
        // Wrong arguments are told before the first token is read.
        inspector.verifier(inspector.pool.clone())?;
        Ok(inspector)
    }

    pub(crate) async fn inspect(&self, token: &str, now: Option<f64>) -> Result<Report, BoxError> {
        self.clock.set(now.or(self.arguments.now))?;
        let any_issuer = self.arguments.pool.is_none() && self.arguments.issuer.is_none();
        let mut pool = self.pool.clone();
        if any_issuer && let Some(issuer) = claimed_issuer(token) {
            pool = pool.with_issuer(&issuer);
        }
        let inspection = self.verifier(pool)?.inspect(token).await;
        let keys = self.keys.keys();
        let skipped = keys.iter().flat_map(|set| set.skipped());
        Ok(Report::new(
            &inspection,
            skipped.map(ToString::to_string).collect(),
            any_issuer,
            self.arguments,
        ))
    }

    fn verifier(&self, pool: UserPool) -> Result<TokenVerifier, BoxError> {
        let arguments = self.arguments;
        let mut builder = TokenVerifier::builder(pool)
            .jwks(self.keys.clone())
            .clock(self.clock.clone())
            .leeway(Duration::from_secs(arguments.leeway))
            .token_use(match arguments.token_use {
                Use::Access => TokenUse::Access,
                Use::Id => TokenUse::Id,
            });
        if arguments.client_id.is_empty() {
            builder = builder.any_client();
        }
        for id in &arguments.client_id {
            builder = builder.client_id(id);
        }
        for scope in &arguments.scope {
            builder = builder.required_scope(scope);
        }
        for group in &arguments.group {
            builder = builder.any_group(group);
        }
        for audience in &arguments.audience {
            builder = builder.audience(audience);
        }
        Ok(builder.build()?)
    }
}

/// Who says that they issued the token.
fn claimed_issuer(token: &str) -> Option<String> {
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&claims).ok()?;
    Some(claims.get("iss")?.as_str()?.to_owned())
}

/// The present, or the time that was asked for.
#[derive(Debug, Clone, Default)]
struct SetClock(Arc<Mutex<Option<SystemTime>>>);

impl SetClock {
    fn set(&self, seconds: Option<f64>) -> Result<(), BoxError> {
        let time = match seconds {
            None => None,
            Some(seconds) => Some(
                Duration::try_from_secs_f64(seconds)
                    .ok()
                    .and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since))
                    .ok_or("now is no number of seconds since 1970")?,
            ),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = time;
        Ok(())
    }
}

impl Clock for SetClock {
    fn now(&self) -> SystemTime {
        let set = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        set.unwrap_or_else(SystemTime::now)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}
