use std::sync::Arc;
use std::time::Duration;

use alexa_skill_core::clock::{Clock, SystemClock, timeout};
use alexa_skill_core::linking::{IdentityError, RejectReason};
use alexa_skill_core::transport::{Transport, TransportError};
use bytes::Bytes;

use crate::{UserPool, default_transport};

/// The most bytes of a profile that the default transport reads. A user has at most 50 custom
/// attributes of 2,048 characters.
const MAX_BYTES: usize = 512 * 1024;

/// Why a user's profile could not be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// The server refused the token: expired, revoked, signed out everywhere, user gone.
    #[error("the server refused the token: {0}")]
    Refused(String),
    /// The token does not grant the scope that the operation needs.
    #[error("the token lacks the scope {0:?}")]
    MissingScope(&'static str),
    /// The server found the request itself wrong, or there is no such operation or pool.
    #[error("the server refused the request: {0}")]
    InvalidRequest(String),
    /// Too many requests.
    #[error("the server asks for fewer requests")]
    Throttled,
    /// The server failed, or answered with something that tells nothing of the token.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The request could not be sent, or no answer came.
    #[error("the profile could not be fetched")]
    Transport(#[from] TransportError),
    /// No answer in time.
    #[error("the profile did not come within {} ms", after.as_millis())]
    Timeout {
        /// The time allowed.
        after: Duration,
    },
    /// The answer is not what it should be.
    #[error("the answer is no profile: {0}")]
    Malformed(&'static str),
    /// The user pool has no domain, so there is no `userInfo`.
    #[error("the user pool has no domain: userInfo needs `UserPool::with_domain`")]
    NoDomain,
    /// Nothing to call with: the feature `reqwest` is off and no transport was given.
    #[error("no transport: turn on the feature `reqwest` or give one")]
    NoTransport,
}

impl From<ProfileError> for IdentityError {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Refused(why) => Self::Rejected(RejectReason::Refused(why)),
            ProfileError::MissingScope(_)
            | ProfileError::InvalidRequest(_)
            | ProfileError::NoDomain
            | ProfileError::NoTransport
            | ProfileError::Transport(TransportError::InvalidRequest(_)) => {
                Self::Misconfigured(error.to_string())
            }
            _ => Self::unavailable(error),
        }
    }
}

/// What both profile clients call with.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    transport: Option<Arc<dyn Transport>>,
    /// Whether `transport` is not the default one.
    is_given: bool,
    /// Whether the pool is on loopback.
    is_local: bool,
    pub(crate) clock: Arc<dyn Clock>,
    limit: Duration,
}

impl Caller {
    pub(crate) fn new(pool: &UserPool) -> Self {
        let mut caller = Self {
            transport: None,
            is_given: false,
            is_local: pool.is_local(),
            clock: Arc::new(SystemClock),
            limit: Duration::ZERO,
        };
        caller.set_limit(Duration::from_millis(1500));
        caller
    }

    pub(crate) fn set_transport(&mut self, transport: Arc<dyn Transport>) {
        self.transport = Some(transport);
        self.is_given = true;
    }

    pub(crate) fn set_limit(&mut self, limit: Duration) {
        self.limit = limit;
        // The default transport's own limits follow; it connects only when it is called.
        if !self.is_given {
            self.transport = default_transport(self.is_local, MAX_BYTES, limit);
        }
    }

    pub(crate) async fn send(
        &self,
        request: http::request::Builder,
        body: Bytes,
    ) -> Result<http::Response<Bytes>, ProfileError> {
        let transport = self.transport.as_ref().ok_or(ProfileError::NoTransport)?;
        let request = request
            .header(
                http::header::USER_AGENT,
                concat!("alexa-linking-cognito/", env!("CARGO_PKG_VERSION")),
            )
            .body(body)
            // The text is not repeated: a part of the request is the token.
            .map_err(|_| {
                TransportError::InvalidRequest("the address or a header is invalid".into())
            })?;
        timeout(&*self.clock, self.limit, transport.send(request))
            .await
            .ok_or(ProfileError::Timeout { after: self.limit })?
            .map_err(ProfileError::from)
    }
}

/// The setters that both clients have.
macro_rules! caller_setters {
    () => {
        /// Calls with `transport` instead of reqwest.
        #[must_use]
        pub fn with_transport(
            mut self,
            transport: impl alexa_skill_core::transport::Transport + 'static,
        ) -> Self {
            self.caller.set_transport(std::sync::Arc::new(transport));
            self
        }

        /// Measures time with `clock`.
        #[must_use]
        pub fn with_clock(mut self, clock: impl alexa_skill_core::clock::Clock + 'static) -> Self {
            self.caller.clock = std::sync::Arc::new(clock);
            self
        }

        /// The time for one call: 1.5 s by default.
        #[must_use]
        pub fn with_timeout(mut self, limit: std::time::Duration) -> Self {
            self.caller.set_limit(limit);
            self
        }
    };
}
pub(crate) use caller_setters;

/// As much of a server's own words as belongs into an error.
pub(crate) fn quote(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}
