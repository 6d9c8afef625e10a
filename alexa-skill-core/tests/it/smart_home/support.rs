//! What the tests of the skill share: users by token, lamps that count, and a log that is kept.

use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use alexa_skill_core::async_trait;
use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver, RejectReason};
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::smart_home::directive::power::{TurnOff, TurnOn};
use alexa_skill_core::smart_home::skill::{
    DirectiveInput, EventResult, MemoryDeviceStore, SmartHomeSkill, SmartHomeSkillBuilder,
};
use alexa_skill_core::smart_home::{
    Capability, DiscoveredEndpoint, DisplayCategory, EndpointId, EventEnvelope, PowerState,
    Property,
};
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Part of every secret in these tests: it must never be seen.
pub(crate) const SECRET: &str = "s3cr3t";

/// A token that says what becomes of it.
pub(crate) fn token(meaning: &str) -> String {
    format!("{SECRET}.{meaning}")
}

/// Answers by what the token says: a subject, or what is wrong.
#[derive(Debug, Clone, Default)]
pub(crate) struct ByToken(pub(crate) Arc<AtomicUsize>);

#[async_trait]
impl IdentityResolver for ByToken {
    async fn resolve(&self, token: &AccessToken) -> Result<Arc<Identity>, IdentityError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        let now = SystemTime::now();
        let meaning = token.expose_secret().trim_start_matches("s3cr3t.");
        Err(match meaning {
            "expired" => RejectReason::Expired {
                expired_at: now - Duration::from_secs(60),
                now,
            }
            .into(),
            "forged" => RejectReason::Signature.into(),
            "alg" => RejectReason::Algorithm {
                expected: "RS256",
                found: "none".into(),
            }
            .into(),
            "client" => RejectReason::ClientId {
                expected: vec!["a".into()],
                found: "b".into(),
            }
            .into(),
            "revoked" => RejectReason::Refused("revoked".into()).into(),
            "group" => RejectReason::MissingGroup {
                expected: vec!["family".into()],
                found: Vec::new(),
            }
            .into(),
            "early" => RejectReason::NotYetValid {
                not_before: now + Duration::from_secs(60),
                now,
            }
            .into(),
            "future" => RejectReason::IssuedInFuture {
                issued_at: now + Duration::from_secs(60),
                now,
            }
            .into(),
            "unusable" => RejectReason::UnusableKey {
                kid: "k".into(),
                why: "short".into(),
            }
            .into(),
            "scopes" => RejectReason::MissingScopes {
                missing: vec!["home".into()],
                found: Vec::new(),
            }
            .into(),
            "custom" => RejectReason::Custom("not today".into()).into(),
            "malformed" => RejectReason::Malformed("no dots".into()).into(),
            "long" => RejectReason::TooLong {
                length: 9,
                limit: 8,
            }
            .into(),
            "header" => RejectReason::Header("crit".into()).into(),
            "keyless" => RejectReason::MissingKeyId.into(),
            "key" => RejectReason::UnknownKey { kid: "k".into() }.into(),
            "claimless" => RejectReason::MissingClaim("sub").into(),
            "claim" => RejectReason::InvalidClaim {
                claim: "exp",
                expected: "a number",
                found: "a string".into(),
            }
            .into(),
            "issuer" => RejectReason::Issuer {
                expected: "a".into(),
                found: "b".into(),
            }
            .into(),
            "use" => RejectReason::TokenUse {
                expected: "access",
                found: "id".into(),
            }
            .into(),
            "audience" => RejectReason::Audience {
                expected: vec!["a".into()],
                found: Vec::new(),
            }
            .into(),
            "down" => IdentityError::unavailable("connection refused"),
            "wrong" => IdentityError::Misconfigured("no such user pool".into()),
            "hang" => std::future::pending().await,
            subject => return Ok(Arc::new(Identity::new(subject))),
        })
    }
}

/// A lamp that counts how often it is called.
#[derive(Debug, Default)]
pub(crate) struct Lamp(pub(crate) AtomicUsize);

impl Lamp {
    pub(crate) fn calls(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

pub(crate) async fn turn_on(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
    input.device::<Lamp>()?.0.fetch_add(1, Ordering::SeqCst);
    Ok(EventEnvelope::response().property(Property::power_state(PowerState::On)))
}

pub(crate) async fn hang(_: &mut DirectiveInput, _: TurnOff) -> EventResult {
    std::future::pending().await
}

pub(crate) fn endpoint(id: &str) -> DiscoveredEndpoint {
    DiscoveredEndpoint::new(EndpointId::new(id).unwrap(), "Lamp", "Lamps & Co", "A lamp")
        .unwrap()
        .display_category(DisplayCategory::Light)
        .capability(Capability::alexa())
        .capability(Capability::power_controller())
}

/// Alice and Bob with a lamp each, a skill, and how often a token was resolved.
pub(crate) struct Home {
    pub(crate) alice: Arc<Lamp>,
    pub(crate) bob: Arc<Lamp>,
    pub(crate) resolver: ByToken,
    pub(crate) store: Arc<MemoryDeviceStore<Lamp>>,
}

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self {
            alice: Arc::default(),
            bob: Arc::default(),
            resolver: ByToken::default(),
            store: Arc::new(MemoryDeviceStore::new()),
        };
        for (name, lamp) in [("alice", &home.alice), ("bob", &home.bob)] {
            let endpoint = endpoint(&format!("lamp-of-{name}"));
            home.store.insert(name, endpoint, lamp.clone()).unwrap();
        }
        home
    }

    pub(crate) fn builder(&self) -> SmartHomeSkillBuilder {
        SmartHomeSkill::builder(self.resolver.clone(), self.store.clone())
            .on(turn_on)
            .on(hang)
            .deadline(Duration::from_millis(300))
            .identity_deadline(Duration::from_millis(100))
    }

    pub(crate) async fn answer(&self, message: &Value) -> Value {
        answer(&self.builder().build(), message).await
    }
}

pub(crate) async fn answer(skill: &SmartHomeSkill, message: &Value) -> Value {
    let answer = skill.invoke_json(message.to_string().as_bytes()).await;
    let read = EventEnvelope::from_slice(&answer).unwrap();
    read.check().unwrap();
    assert!(
        !String::from_utf8_lossy(&answer).contains(SECRET),
        "{read:?}"
    );
    serde_json::from_slice(&answer).unwrap()
}

/// A directive to `endpoint` with a token that means `meaning`.
pub(crate) fn directive(namespace: &str, name: &str, endpoint: &str, meaning: &str) -> Value {
    json!({ "directive": {
        "header": {
            "namespace": namespace, "name": name, "payloadVersion": "3", "messageId": "m-1",
            "correlationToken": "dFMb0z+PgpgdDmluhJ1L/ddFvSqZ=",
        },
        "endpoint": {
            "endpointId": endpoint, "cookie": {},
            "scope": { "type": "BearerToken", "token": token(meaning) },
        },
        "payload": {},
    } })
}

pub(crate) fn turn_on_of(endpoint: &str, meaning: &str) -> Value {
    directive("Alexa.PowerController", "TurnOn", endpoint, meaning)
}

pub(crate) fn discover(meaning: &str) -> Value {
    json!({ "directive": {
        "header": {
            "namespace": "Alexa.Discovery", "name": "Discover", "payloadVersion": "3", "messageId": "m-2",
        },
        "payload": { "scope": { "type": "BearerToken", "token": token(meaning) } },
    } })
}

/// The type of an error that echoes what it must.
pub(crate) fn error_type(answer: &Value) -> &str {
    let event = &answer["event"];
    assert_eq!(event["header"]["name"], "ErrorResponse", "{answer}");
    assert_eq!(answer.get("context"), None, "{answer}");
    event["payload"]["type"].as_str().unwrap()
}

/// Everything that is logged in this thread until it is dropped, at every level.
pub(crate) struct Log {
    text: Arc<Mutex<String>>,
    _guard: tracing::subscriber::DefaultGuard,
}

impl Log {
    pub(crate) fn keep() -> Self {
        let text = Arc::<Mutex<String>>::default();
        Self {
            text: text.clone(),
            _guard: tracing::subscriber::set_default(Writer(text)),
        }
    }

    pub(crate) fn text(&self) -> String {
        self.text.lock().unwrap().clone()
    }
}

struct Writer(Arc<Mutex<String>>);

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        let mut error = Some(value);
        while let Some(current) = error {
            write!(self.0, " {field}={current} {current:?}").unwrap();
            error = current.source();
        }
    }
}

impl Subscriber for Writer {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Line(&mut self.0.lock().unwrap()));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = self.0.lock().unwrap();
        write!(text, "{}", event.metadata().level()).unwrap();
        event.record(&mut Line(&mut text));
        text.push('\n');
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
