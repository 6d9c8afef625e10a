//! What every conversation of a simulator shares.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::Locale;
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::testing::SkillEndpoint;
use serde_json::{Value, json};

use crate::TokenVerifier;
use crate::testing::{Endpoint, Fault, LocalUserPool, LocalUserPoolError};

/// How long a slow pool takes: longer than a skill waits for a pool.
const SLOW: Duration = Duration::from_secs(5);

pub(super) struct Settings {
    pub(super) name: String,
    pub(super) skill: Arc<dyn SkillEndpoint>,
    pub(super) skill_id: Option<String>,
    /// The interaction models, the first one's locale being where a conversation begins.
    pub(super) models: Vec<(Locale, Option<String>)>,
    pub(super) pool: Arc<LocalUserPool>,
    pub(super) client_id: String,
    pub(super) verifier: TokenVerifier,
    pub(super) address: SocketAddr,
}

impl Settings {
    /// Where the user pool leads the browser back to.
    pub(super) fn redirect_uri(&self) -> String {
        format!("http://{}/callback", self.address)
    }

    /// Whether the pool is made to misbehave; whoever is told sees it at once, since there is one
    /// pool for all conversations.
    pub(super) fn pool_state(&self) -> &'static str {
        match self.pool.fault(Endpoint::Jwks) {
            None => "up",
            Some(Fault::Delay(_)) => "slow",
            Some(_) => "down",
        }
    }

    /// What a button does to the pool. `None`: there is no such button.
    pub(super) async fn pool_action(&self, action: &str) -> Option<Result<(), LocalUserPoolError>> {
        match action {
            "up" => self.pool.clear_faults(),
            // Signing in works on: only what the skill asks for fails.
            "down" => self.break_down(&Fault::Status(503)),
            "slow" => self.break_down(&Fault::Delay(SLOW)),
            "rotate-keys" => return Some(self.pool.rotate_keys().await),
            _ => return None,
        }
        Some(Ok(()))
    }

    fn break_down(&self, fault: &Fault) {
        for endpoint in [
            Endpoint::Jwks,
            Endpoint::Discovery,
            Endpoint::UserInfo,
            Endpoint::GetUser,
        ] {
            self.pool.set_fault(endpoint, fault.clone());
        }
    }

    /// The same token, made for another app.
    pub(super) fn for_another_app(
        &self,
        token: &AccessToken,
    ) -> Result<AccessToken, LocalUserPoolError> {
        let mut claims = self.pool.claims(token)?;
        claims.insert("client_id".into(), "another-app-of-the-pool".into());
        self.pool.sign_access_token(&claims)
    }

    /// What the verifier says of a token, check by check.
    pub(super) async fn inspect(&self, token: &AccessToken) -> Value {
        let inspection = self.verifier.inspect(token.expose_secret()).await;
        let checks: Vec<Value> = inspection
            .checks()
            .iter()
            .map(|check| {
                json!({
                    "name": check.name,
                    "expected": check.expected,
                    "found": check.found,
                    "ok": check.result.is_ok(),
                    "message": check.result.as_ref().err().map(ToString::to_string),
                })
            })
            .collect();
        json!({ "checks": checks, "claims": inspection.unverified_claims() })
    }

    /// What the pool was asked lately, oldest first.
    pub(super) fn oauth(&self) -> Value {
        const SHOWN: usize = 60;
        let events = self.pool.events();
        let late = events.iter().skip(events.len().saturating_sub(SHOWN));
        late.map(|event| {
            json!({
                "endpoint": event.endpoint.as_str(),
                "method": event.method,
                "status": event.status,
                "error": event.error,
                "parameters": event.parameters,
            })
        })
        .collect()
    }
}
