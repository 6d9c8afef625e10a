//! A simulated Alexa: it sends the directives that a customer's words become.

use std::time::{Duration, Instant};

use alexa_skill_core::BoxError;
use alexa_skill_core::secret::{AccessToken, GrantCode};
use alexa_skill_core::smart_home::directive::authorization::{Grant, GrantType};
use alexa_skill_core::smart_home::directive::{
    AcceptGrant, Directive, DirectiveEnvelope, DirectivePayload, Discover,
};
use alexa_skill_core::smart_home::skill::SmartHomeSkill;
use alexa_skill_core::smart_home::{CorrelationToken, Endpoint, EndpointId, Scope};
use serde_json::Value;

/// One directive and its answer.
#[derive(Debug)]
pub struct Turn {
    /// What happened.
    pub title: String,
    /// What Alexa sent.
    pub directive: Value,
    /// What the skill answered.
    pub event: Value,
    /// How long the skill took.
    pub took: Duration,
}

/// Alexa, as one customer's devices reach it.
#[derive(Debug)]
pub struct Alexa {
    skill: SmartHomeSkill,
    token: AccessToken,
}

impl Alexa {
    /// Alexa for a customer whose linked account has this token.
    pub fn new(skill: SmartHomeSkill, token: AccessToken) -> Self {
        Self { skill, token }
    }

    /// Sends another token from now on.
    pub fn relink(&mut self, token: AccessToken) {
        self.token = token;
    }

    /// The token that is sent.
    pub fn token(&self) -> &AccessToken {
        &self.token
    }

    /// Asks for the customer's devices.
    pub async fn discover(&self, title: &str) -> Result<Turn, BoxError> {
        let discover = Discover::new(self.scope());
        self.send(title, Directive::new(discover)).await
    }

    /// Asks a device for something.
    pub async fn ask<P: DirectivePayload>(
        &self,
        title: &str,
        device: &EndpointId,
        payload: P,
    ) -> Result<Turn, BoxError> {
        let device = Endpoint::new(device.clone()).scope(self.scope());
        let directive = Directive::new(payload)
            .endpoint(device)
            .correlation_token(CorrelationToken::new(format!("opaque/{title}=="))?);
        self.send(title, directive).await
    }

    /// Hands over a grant to send events.
    pub async fn accept_grant(&self, title: &str, code: GrantCode) -> Result<Turn, BoxError> {
        let grant = Grant::new(GrantType::AuthorizationCode, code);
        let accept = AcceptGrant::new(grant, self.scope());
        self.send(title, Directive::new(accept)).await
    }

    fn scope(&self) -> Scope {
        Scope::bearer(self.token.clone())
    }

    async fn send(&self, title: &str, directive: Directive) -> Result<Turn, BoxError> {
        let body = serde_json::to_vec(&DirectiveEnvelope::new(directive))?;
        let started = Instant::now();
        let answer = self.skill.invoke_json(&body).await;
        let took = started.elapsed();
        Ok(Turn {
            title: title.to_owned(),
            directive: serde_json::from_slice(&body)?,
            event: serde_json::from_slice(&answer)?,
            took,
        })
    }
}
