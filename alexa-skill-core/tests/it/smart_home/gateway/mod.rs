//! Grants and proactive events, against stand-ins that answer what they are told to.

mod grants;
mod sending;
mod skill;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alexa_skill_core::async_trait;
use alexa_skill_core::clock::{Clock, Sleep};
use alexa_skill_core::smart_home::gateway::{
    EventGateway, EventGatewayBuilder, EventTokens, GrantStore, Grantee, LoginWithAmazon,
    MemoryGrantStore, Region,
};
use alexa_skill_core::smart_home::{CauseType, EndpointId, EventEnvelope, PowerState, Property};
use alexa_skill_core::transport::{Transport, TransportError};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};

use super::support::SECRET;

/// What a stand-in does with a request.
#[derive(Debug, Clone)]
pub(super) enum Then {
    Answer(u16, Value),
    RetryAfter(u16, &'static str),
    Garbage(u16),
    Break,
    Unsendable,
    Hang,
}

/// Answers by what was planned, in order, separately for tokens and events; the last plan stays.
#[derive(Debug, Clone, Default)]
pub(super) struct Amazon(Arc<Mutex<Plans>>);

#[derive(Default)]
struct Plans {
    tokens: VecDeque<Then>,
    events: VecDeque<Then>,
    seen: Vec<Request<Bytes>>,
}

/// The secrets of the plans are no leak of the client's.
impl std::fmt::Debug for Plans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plans")
    }
}

impl Amazon {
    pub(super) fn tokens(self, plans: impl IntoIterator<Item = Then>) -> Self {
        self.0.lock().unwrap().tokens = plans.into_iter().collect();
        self
    }

    pub(super) fn events(self, plans: impl IntoIterator<Item = Then>) -> Self {
        self.0.lock().unwrap().events = plans.into_iter().collect();
        self
    }

    fn bodies(&self, path: &str) -> Vec<String> {
        let plans = self.0.lock().unwrap();
        let seen = plans
            .seen
            .iter()
            .filter(|request| request.uri().path() == path);
        seen.map(|request| String::from_utf8(request.body().to_vec()).unwrap())
            .collect()
    }

    pub(super) fn forms(&self) -> Vec<String> {
        self.bodies("/auth/o2/token")
    }

    pub(super) fn sent(&self) -> Vec<Value> {
        let bodies = self.bodies("/v3/events");
        bodies
            .iter()
            .map(|body| serde_json::from_str(body).unwrap())
            .collect()
    }

    pub(super) fn last(&self) -> Request<Bytes> {
        self.0.lock().unwrap().seen.last().unwrap().clone()
    }
}

#[async_trait]
impl Transport for Amazon {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let then = {
            let mut plans = self.0.lock().unwrap();
            let plan = match request.uri().path() {
                "/auth/o2/token" => &mut plans.tokens,
                _ => &mut plans.events,
            };
            let then = plan.pop_front().expect("a plan");
            if plan.is_empty() {
                plan.push_back(then.clone());
            }
            plans.seen.push(request);
            then
        };
        // Others get their turn, as they would over a network.
        tokio::task::yield_now().await;
        let answer = |status: u16, body: String| {
            Ok(Response::builder()
                .status(status)
                .body(Bytes::from(body))
                .unwrap())
        };
        match then {
            Then::Answer(status, body) => answer(status, body.to_string()),
            Then::Garbage(status) => answer(status, "<html>".to_owned()),
            Then::RetryAfter(status, seconds) => {
                let mut throttled = answer(status, String::new())?;
                throttled
                    .headers_mut()
                    .insert("retry-after", seconds.parse().unwrap());
                Ok(throttled)
            }
            Then::Break => Err(TransportError::Connect {
                host: "api.amazon.com".into(),
                source: "connection refused".into(),
            }),
            Then::Unsendable => Err(TransportError::InvalidRequest("no such scheme".into())),
            Then::Hang => std::future::pending().await,
        }
    }
}

/// Time that passes only by sleeping: a pause is over at once, and a limit never comes.
#[derive(Debug, Clone)]
pub(super) struct Skipping(Arc<Mutex<SystemTime>>);

impl Skipping {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(start())))
    }

    pub(super) fn passed(&self) -> Duration {
        self.now().duration_since(start()).unwrap()
    }
}

impl Clock for Skipping {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        // Limits are whole seconds from 2 up; pauses in these tests are not among them.
        if LIMITS.contains(&duration) {
            return Box::pin(std::future::pending());
        }
        let now = self.0.clone();
        Box::pin(async move {
            *now.lock().unwrap() += duration;
        })
    }
}

/// The deadlines of a call and of the whole, in these tests.
pub(super) const LIMITS: [Duration; 2] = [Duration::from_secs(7), Duration::from_secs(70)];

pub(super) fn start() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

pub(super) fn secret(kind: &str) -> String {
    format!("{kind}|{SECRET}")
}

/// What Login with Amazon answers a code or a refresh token.
pub(super) fn granted(access: &str) -> Then {
    Then::Answer(
        200,
        json!({
            "access_token": secret(access), "refresh_token": secret("Atzr"),
            "token_type": "bearer", "expires_in": 3600,
        }),
    )
}

pub(super) fn refused(error: &str) -> Then {
    Then::Answer(
        400,
        json!({ "error": error, "error_description": secret("the code") }),
    )
}

pub(super) fn accepted() -> Then {
    Then::Answer(202, json!({}))
}

pub(super) fn exception(status: u16, code: &str) -> Then {
    Then::Answer(
        status,
        json!({
            "header": { "namespace": "System", "name": "Exception", "messageId": "m" },
            "payload": { "code": code, "description": "why" },
        }),
    )
}

pub(super) fn alice() -> Grantee {
    Grantee::new("alice", Region::Europe)
}

/// Tokens that end after `seconds`.
pub(super) fn tokens(access: &str, seconds: u64) -> EventTokens {
    let expires_at = start() + Duration::from_secs(seconds);
    EventTokens::new(secret(access), secret("Atzr"), expires_at)
}

pub(super) fn report() -> EventEnvelope {
    let lamp = EndpointId::new("lamp-1").unwrap();
    let changed = [Property::power_state(PowerState::On)];
    EventEnvelope::change_report(lamp, CauseType::AppInteraction, changed)
}

/// A gateway over the stand-ins, and what it keeps.
pub(super) struct Scene {
    pub(super) amazon: Amazon,
    pub(super) clock: Skipping,
    pub(super) store: Arc<MemoryGrantStore>,
}

impl Scene {
    pub(super) fn new(amazon: Amazon) -> Self {
        Self {
            amazon,
            clock: Skipping::new(),
            store: Arc::default(),
        }
    }

    /// With tokens for Alice that end after `seconds`.
    pub(super) async fn with_grant(amazon: Amazon, seconds: u64) -> Self {
        let scene = Self::new(amazon);
        scene
            .store
            .put(&alice(), &tokens("Atza-0", seconds))
            .await
            .unwrap();
        scene
    }

    pub(super) fn builder(&self, clock: impl Clock + Clone + 'static) -> EventGatewayBuilder {
        let lwa = LoginWithAmazon::new("client-1", secret("client"), self.amazon.clone())
            .deadline(LIMITS[0])
            .clock(clock.clone());
        EventGateway::builder(Region::Europe, lwa, self.store.clone(), self.amazon.clone())
            .call_timeout(LIMITS[0])
            .deadline(LIMITS[1])
            .clock(clock)
    }

    pub(super) fn gateway(&self) -> EventGateway {
        self.builder(self.clock.clone()).build()
    }

    pub(super) async fn stored(&self) -> Option<EventTokens> {
        self.store.get(&alice()).await.unwrap()
    }
}
