//! Stand-ins on loopback for Login with Amazon and the event gateway.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alexa_skill_core::BoxError;
use alexa_skill_core::secret::{ClientSecret, GrantCode};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The skill's client id for sending events, as its permission page would show it.
pub const CLIENT_ID: &str = "amzn1.application-oa2-client.smart-lamp";

/// The secret to it, which opens nothing but this stand-in.
pub const CLIENT_SECRET: &str = "looking-glass-1871";

/// Both services, behind one address. They end with it.
#[derive(Debug)]
pub struct Amazon {
    address: SocketAddr,
    ledger: Arc<Ledger>,
    server: JoinHandle<()>,
}

/// What was handed out, and what came in.
#[derive(Debug, Default)]
struct Ledger(Mutex<Entries>);

#[derive(Debug, Default)]
struct Entries {
    handed_out: usize,
    codes: Vec<String>,
    tokens: Vec<String>,
    events: Vec<Value>,
}

impl Ledger {
    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    fn next(&mut self, kind: &str) -> String {
        self.handed_out += 1;
        format!("{kind}|{}", self.handed_out)
    }
}

impl Amazon {
    /// Both services, on a free port.
    pub async fn start() -> Result<Self, BoxError> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let ledger = Arc::new(Ledger::default());
        let app = Router::new()
            .route("/auth/o2/token", post(token))
            .route("/v3/events", post(event))
            .with_state(ledger.clone());
        let server = tokio::spawn(async move {
            // It ends by being aborted, or with the process.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self {
            address,
            ledger,
            server,
        })
    }

    /// The token endpoint.
    pub fn token_endpoint(&self) -> String {
        format!("http://{}/auth/o2/token", self.address)
    }

    /// The event gateway.
    pub fn event_gateway(&self) -> String {
        format!("http://{}/v3/events", self.address)
    }

    /// A code as `AcceptGrant` brings it, good once.
    pub fn grant_code(&self) -> GrantCode {
        let mut entries = self.ledger.lock();
        let code = entries.next("code");
        entries.codes.push(code.clone());
        GrantCode::new(code)
    }

    /// The events that came in with a good token.
    pub fn events(&self) -> Vec<Value> {
        self.ledger.lock().events.clone()
    }

    /// The secret that the token endpoint expects.
    pub fn client_secret() -> ClientSecret {
        ClientSecret::new(CLIENT_SECRET)
    }
}

impl Drop for Amazon {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn token(State(ledger): State<Arc<Ledger>>, body: Bytes) -> Response {
    let form: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| {
        let field = form.iter().find(|(key, _)| key == name);
        field.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let refused =
        |error| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    if (field("client_id"), field("client_secret")) != (CLIENT_ID, CLIENT_SECRET) {
        return refused("invalid_client");
    }
    let mut entries = ledger.lock();
    let granted = match field("grant_type") {
        "authorization_code" => {
            let found = entries.codes.iter().position(|code| code == field("code"));
            found
                .map(|index| entries.codes.swap_remove(index))
                .is_some()
        }
        "refresh_token" => entries
            .tokens
            .iter()
            .any(|token| token == field("refresh_token")),
        _ => return refused("unsupported_grant_type"),
    };
    if !granted {
        return refused("invalid_grant");
    }
    let (access, refresh) = (entries.next("Atza"), entries.next("Atzr"));
    entries.tokens.extend([access.clone(), refresh.clone()]);
    Json(json!({
        "access_token": access, "refresh_token": refresh, "token_type": "bearer", "expires_in": 3600,
    }))
    .into_response()
}

async fn event(State(ledger): State<Arc<Ledger>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let Ok(event) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let bearer = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let bearer = bearer.and_then(|value| value.strip_prefix("Bearer "));
    let scope = event
        .pointer("/event/endpoint/scope/token")
        .and_then(Value::as_str);
    let mut entries = ledger.lock();
    let known = bearer.is_some_and(|bearer| entries.tokens.iter().any(|token| token == bearer));
    if !known || scope != bearer {
        return StatusCode::UNAUTHORIZED;
    }
    entries.events.push(event);
    StatusCode::ACCEPTED
}
