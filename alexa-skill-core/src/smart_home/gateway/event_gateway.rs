use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};

use super::answer::{Verdict, judge};
use super::grants::Grants;
use super::{
    EventGatewayBuilder, EventTokens, GatewayError, GrantStore, Grantee, LoginWithAmazon, Region,
};
use crate::clock::{Clock, timeout};
use crate::secret::{EventToken, GrantCode};
use crate::smart_home::{EventEnvelope, Scope};
use crate::transport::Transport;

/// Sends events to Alexa on behalf of customers who allowed it. Cloning it is cheap and shares
/// everything.
///
/// ```
/// use alexa_skill_core::BoxError;
/// use alexa_skill_core::smart_home::EventEnvelope;
/// use alexa_skill_core::smart_home::gateway::{EventGateway, LoginWithAmazon, MemoryGrantStore, Region};
/// use alexa_skill_core::transport::Transport;
///
/// fn gateway(transport: impl Transport + Clone + 'static, secret: &str) -> EventGateway {
///     let lwa = LoginWithAmazon::new("amzn1.application-oa2-client.1", secret, transport.clone());
///     EventGateway::builder(Region::Europe, lwa, MemoryGrantStore::new(), transport).build()
/// }
///
/// async fn lamp_was_switched(gateway: &EventGateway, user: &str, change: EventEnvelope) -> Result<(), BoxError> {
///     Ok(gateway.send(user, &change).await?)
/// }
/// ```
#[derive(Debug, Clone)]
pub struct EventGateway {
    pub(super) shared: Arc<Shared>,
}

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) region: Region,
    pub(super) endpoint: String,
    pub(super) grants: Grants,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) call_timeout: Duration,
    pub(super) deadline: Duration,
}

impl EventGateway {
    /// Starts to put a client together: for customers of `region`, with tokens of `lwa` kept in
    /// `store`.
    pub fn builder(
        region: Region,
        lwa: LoginWithAmazon,
        store: impl GrantStore + 'static,
        transport: impl Transport + 'static,
    ) -> EventGatewayBuilder {
        EventGatewayBuilder::new(region, lwa, Arc::new(store), Arc::new(transport))
    }

    /// The region whose customers are served.
    pub fn region(&self) -> Region {
        self.shared.region
    }

    /// Exchanges the code of an `AcceptGrant` directive and stores the tokens for the user
    /// `subject`.
    pub async fn accept_grant(&self, subject: &str, code: &GrantCode) -> Result<(), GatewayError> {
        let grantee = self.grantee(subject);
        self.limited(self.shared.grants.accept(&grantee, code))
            .await
    }

    /// Removes the tokens of the user `subject`, for instance when the account is deleted.
    pub async fn forget(&self, subject: &str) -> Result<(), GatewayError> {
        let grantee = self.grantee(subject);
        self.limited(self.shared.grants.forget(&grantee, None))
            .await
    }

    /// Sends an event of the user `subject`, with that user's token put in its place: a change
    /// report, an answer that was deferred, an added or deleted device.
    ///
    /// An event that the gateway would refuse ([`EventEnvelope::check`]) is not sent.
    pub async fn send(&self, subject: &str, event: &EventEnvelope) -> Result<(), GatewayError> {
        let grantee = self.grantee(subject);
        self.limited(self.attempts(&grantee, event)).await
    }

    fn grantee(&self, subject: &str) -> Grantee {
        Grantee::new(subject, self.shared.region)
    }

    async fn limited<T>(
        &self,
        work: impl Future<Output = Result<T, GatewayError>>,
    ) -> Result<T, GatewayError> {
        let after = self.shared.deadline;
        let done = timeout(&*self.shared.clock, after, work).await;
        done.unwrap_or(Err(GatewayError::Timeout { after }))
    }

    async fn attempts(&self, grantee: &Grantee, event: &EventEnvelope) -> Result<(), GatewayError> {
        let Shared { grants, clock, .. } = &*self.shared;
        let until = clock.now().checked_add(self.shared.deadline);
        let mut tokens = grants.fresh(grantee, None).await?;
        let (mut refreshed, mut attempt) = (false, 0);
        loop {
            match self.attempt(event, &tokens.access_token, attempt).await? {
                Verdict::Sent => return Ok(()),
                Verdict::Unauthorized if refreshed => return Err(GatewayError::Unauthorized),
                Verdict::Unauthorized => {
                    refreshed = true;
                    tokens = grants.fresh(grantee, Some(&tokens.access_token)).await?;
                }
                Verdict::SkillDisabled => return self.disabled(grantee, &tokens).await,
                Verdict::Failed(error) => return Err(error),
                Verdict::Again(pause, error) => {
                    if past(clock.now(), pause, until) {
                        return Err(error);
                    }
                    tracing::debug!(%error, ?pause, "an event is sent again");
                    clock.sleep(pause).await;
                    attempt += 1;
                }
            }
        }
    }

    async fn disabled(&self, grantee: &Grantee, used: &EventTokens) -> Result<(), GatewayError> {
        tracing::info!(region = %grantee.region, "the skill is disabled: its tokens are removed");
        self.shared.grants.forget(grantee, Some(used)).await?;
        Err(GatewayError::SkillDisabled)
    }

    async fn attempt(
        &self,
        event: &EventEnvelope,
        token: &EventToken,
        attempt: u32,
    ) -> Result<Verdict, GatewayError> {
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose_secret()))
            .map_err(|_| {
                GatewayError::Event("the token has characters that no token has".into())
            })?;
        bearer.set_sensitive(true);
        let request = http::Request::post(&self.shared.endpoint)
            .header(CONTENT_TYPE, "application/json")
            .header(AUTHORIZATION, bearer)
            .body(Bytes::from(with_token(event, token)?))
            .map_err(|error| GatewayError::Misconfigured(error.to_string()))?;
        let limit = self.shared.call_timeout;
        let answer = timeout(
            &*self.shared.clock,
            limit,
            self.shared.transport.send(request),
        )
        .await;
        Ok(judge(answer, attempt, limit, token))
    }
}

/// Whether the time after a pause is too late.
fn past(now: SystemTime, pause: Duration, until: Option<SystemTime>) -> bool {
    until.is_some_and(|until| now.checked_add(pause).is_none_or(|then| then >= until))
}

/// The event as JSON, with the token in its place.
fn with_token(event: &EventEnvelope, token: &EventToken) -> Result<Vec<u8>, GatewayError> {
    let event = event
        .clone()
        .for_gateway(Scope::bearer(token.expose_secret()));
    event.check()?;
    event
        .to_vec()
        .map_err(|error| GatewayError::Event(error.to_string()))
}
