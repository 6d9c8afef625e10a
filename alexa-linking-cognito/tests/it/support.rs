//! Keys, tokens, a scripted network and a clock.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime};

use alexa_linking_cognito::{TokenVerifier, TokenVerifierBuilder, UserPool};
use alexa_skill_core::clock::{Clock, Sleep};
use alexa_skill_core::transport::{Transport, TransportError};
use async_trait::async_trait;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};
use tokio::time::Instant;

pub(crate) const POOL: &str = "eu-west-1_Test12345";
pub(crate) const ISSUER: &str = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Test12345";
pub(crate) const CLIENT: &str = "1example23456789";
/// The present, in seconds since 1970.
pub(crate) const NOW: u64 = 1_800_000_000;

pub(crate) fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// An RSA key pair under a key id.
pub(crate) struct TestKey {
    pub(crate) kid: String,
    pair: Arc<RsaKeyPair>,
}

/// Two keys, made once for the whole run.
static PAIRS: LazyLock<[Arc<RsaKeyPair>; 2]> =
    LazyLock::new(|| [(); 2].map(|()| Arc::new(RsaKeyPair::generate(KeySize::Rsa2048).unwrap())));

impl TestKey {
    pub(crate) fn first(kid: &str) -> Self {
        Self {
            kid: kid.to_owned(),
            pair: Arc::clone(&PAIRS[0]),
        }
    }

    pub(crate) fn second(kid: &str) -> Self {
        Self {
            kid: kid.to_owned(),
            pair: Arc::clone(&PAIRS[1]),
        }
    }

    pub(crate) fn jwk(&self) -> Value {
        let public = RsaPublicKeyComponents::<Vec<u8>>::from(self.pair.public_key());
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid,
            "n": b64(public.n), "e": b64(public.e),
        })
    }

    pub(crate) fn signature(&self, message: &str) -> Vec<u8> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message.as_bytes(),
                &mut signature,
            )
            .unwrap();
        signature
    }

    /// Signs header and claims as they are, whatever they are.
    pub(crate) fn sign_text(&self, header: &[u8], claims: &[u8]) -> String {
        let message = format!("{}.{}", b64(header), b64(claims));
        let signature = self.signature(&message);
        format!("{message}.{}", b64(signature))
    }

    pub(crate) fn sign(&self, claims: &Value) -> String {
        let header = json!({ "kid": self.kid, "alg": "RS256" });
        self.sign_text(header.to_string().as_bytes(), claims.to_string().as_bytes())
    }
}

/// An access token's claims, as Cognito writes them.
pub(crate) fn access_claims() -> Value {
    json!({
        "sub": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "cognito:groups": ["listeners"],
        "iss": ISSUER, "version": 2, "client_id": CLIENT, "origin_jti": "o", "event_id": "e",
        "token_use": "access", "scope": "openid profile", "auth_time": NOW - 60, "exp": NOW + 3600,
        "iat": NOW - 60, "jti": "j", "username": "alice",
    })
}

/// The claims with one of them replaced, or taken out where the value is null.
pub(crate) fn with(mut claims: Value, name: &str, value: Value) -> Value {
    let members = claims.as_object_mut().unwrap();
    if value.is_null() {
        members.remove(name);
    } else {
        members.insert(name.to_owned(), value);
    }
    claims
}

pub(crate) fn jwks(keys: &[&TestKey]) -> Value {
    json!({ "keys": keys.iter().map(|key| key.jwk()).collect::<Vec<_>>() })
}

pub(crate) fn pool() -> UserPool {
    UserPool::from_id(POOL)
        .unwrap()
        .with_domain("demo")
        .unwrap()
}

/// A verifier that fetches by `network` in tokio's time.
pub(crate) fn verifier(network: &Network) -> TokenVerifierBuilder {
    TokenVerifier::builder(pool())
        .client_id(CLIENT)
        .clock(TokioClock::default())
        .transport(network.clone())
}

/// Tokio's clock, paused or not, beginning at [`NOW`].
#[derive(Debug, Clone)]
pub(crate) struct TokioClock(Instant);

impl Default for TokioClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for TokioClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(NOW) + self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// What the network does with a request.
#[derive(Clone)]
pub(crate) enum Reply {
    Answer(u16, Vec<u8>),
    /// The answer, with one header.
    Header(u16, &'static str, &'static str, Vec<u8>),
    /// The answer after a while.
    Late(Duration, Vec<u8>),
    Hang,
    Reset,
}

impl Reply {
    pub(crate) fn json(value: &Value) -> Self {
        Self::Answer(200, value.to_string().into_bytes())
    }
}

type Script = dyn FnMut(usize, &Request<Bytes>) -> Reply + Send;

/// A network that answers by a script, and counts.
#[derive(Clone)]
pub(crate) struct Network {
    script: Arc<Mutex<Box<Script>>>,
    count: Arc<AtomicUsize>,
    pub(crate) finished: Arc<AtomicUsize>,
}

impl Network {
    /// The script is told how many requests came before.
    pub(crate) fn new(
        script: impl FnMut(usize, &Request<Bytes>) -> Reply + Send + 'static,
    ) -> Self {
        Self {
            script: Arc::new(Mutex::new(Box::new(script))),
            count: Arc::default(),
            finished: Arc::default(),
        }
    }

    pub(crate) fn serving(keys: &[&TestKey]) -> Self {
        let set = jwks(keys);
        Self::new(move |_, _| Reply::json(&set))
    }

    pub(crate) fn becomes(
        &self,
        script: impl FnMut(usize, &Request<Bytes>) -> Reply + Send + 'static,
    ) {
        *self.script.lock().unwrap() = Box::new(script);
    }

    pub(crate) fn requests(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Network")
    }
}

#[async_trait]
impl Transport for Network {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let before = self.count.fetch_add(1, Ordering::SeqCst);
        let reply = (self.script.lock().unwrap())(before, &request);
        let answer = match reply {
            Reply::Answer(status, body) => Response::builder().status(status).body(body.into()),
            Reply::Header(status, name, value, body) => Response::builder()
                .status(status)
                .header(name, value)
                .body(body.into()),
            Reply::Late(after, body) => {
                tokio::time::sleep(after).await;
                Response::builder().body(body.into())
            }
            Reply::Hang => std::future::pending().await,
            Reply::Reset => {
                return Err(TransportError::Exchange {
                    host: "test".into(),
                    source: "connection reset".into(),
                });
            }
        };
        self.finished.fetch_add(1, Ordering::SeqCst);
        Ok(answer.unwrap())
    }
}
