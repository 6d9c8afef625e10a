use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock};
use alexa_skill_core::transport::Transport;
use aws_sdk_cognitoidentityprovider::Config;
use aws_sdk_cognitoidentityprovider::config::retry::RetryConfig;
use aws_sdk_cognitoidentityprovider::config::{
    BehaviorVersion, Credentials, ProvideCredentials, Region, SharedCredentialsProvider,
    StalledStreamProtectionConfig,
};
use aws_smithy_runtime_api::client::http::{SharedHttpConnector, http_client_fn};

use super::connector::{ClockSleep, Connector};
use super::{AdminLinkError, AdminLinker, SdkClient};
use crate::{UserPool, default_transport};

/// The most bytes of an answer that the default transport reads.
const MAX_BYTES: usize = 512 * 1024;

/// Settings of an [`AdminLinker`].
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct AdminLinkerBuilder {
    pool: UserPool,
    credentials: Option<SharedCredentialsProvider>,
    transport: Option<Arc<dyn Transport>>,
    clock: Arc<dyn Clock>,
    limit: Duration,
}

impl AdminLinkerBuilder {
    /// The time for one call: 3 s by default, below the 5 s that a Cognito trigger has.
    pub(super) const LIMIT: Duration = Duration::from_secs(3);
    /// The SDK's own is 1 s, and would use up the time.
    const BACKOFF: Duration = Duration::from_millis(100);

    pub(super) fn new(pool: &UserPool) -> Self {
        Self {
            pool: pool.clone(),
            credentials: None,
            transport: None,
            clock: Arc::new(SystemClock),
            limit: Self::LIMIT,
        }
    }

    /// What requests are signed with, instead of `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and
    /// `AWS_SESSION_TOKEN`, which is how AWS Lambda hands over its role. `aws-config`'s provider
    /// knows profiles, single sign-on and the rest.
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(provider));
        self
    }

    /// Calls with `transport` instead of reqwest.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Measures deadlines and pauses with `clock`. Requests are signed for the machine's own time.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The time for one call, with the SDK's own attempts: 3 s by default.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The linker. Region and endpoint are the pool's: for an emulator see
    /// [`UserPool::with_endpoint`].
    ///
    /// Fails where there are no credentials, or nothing to call with.
    pub fn build(self) -> Result<AdminLinker, AdminLinkError> {
        let credentials = match self.credentials {
            Some(credentials) => credentials,
            None => SharedCredentialsProvider::new(from_environment()?),
        };
        // An attempt that hangs leaves a third of the time for another.
        let attempt = self.limit / 3 * 2;
        let transport = self
            .transport
            .or_else(|| default_transport(self.pool.is_local(), MAX_BYTES, attempt))
            .ok_or(AdminLinkError::NoTransport)?;
        let connector = Connector(transport);
        let connector = SharedHttpConnector::new(connector);
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.pool.region().to_owned()))
            .endpoint_url(self.pool.endpoint())
            .credentials_provider(credentials)
            .http_client(http_client_fn(move |_, _| connector.clone()))
            .sleep_impl(ClockSleep(Arc::clone(&self.clock)))
            .retry_config(RetryConfig::standard().with_initial_backoff(Self::BACKOFF))
            // The transport bounds the whole exchange.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .build();
        let client = SdkClient::from_conf(config);
        Ok(AdminLinker::new(&self.pool, client, self.clock, self.limit))
    }
}

fn from_environment() -> Result<Credentials, AdminLinkError> {
    let text = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let (Some(id), Some(secret)) = (text("AWS_ACCESS_KEY_ID"), text("AWS_SECRET_ACCESS_KEY"))
    else {
        return Err(AdminLinkError::NoCredentials);
    };
    let token = text("AWS_SESSION_TOKEN");
    Ok(Credentials::new(id, secret, token, None, "environment"))
}
