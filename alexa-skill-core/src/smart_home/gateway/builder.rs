use std::sync::Arc;
use std::time::Duration;

use super::event_gateway::Shared;
use super::grants::Grants;
use super::{EventGateway, GrantStore, LoginWithAmazon, Region};
use crate::clock::{Clock, SystemClock};
use crate::transport::Transport;

/// Puts an [`EventGateway`] together.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct EventGatewayBuilder {
    region: Region,
    endpoint: String,
    lwa: LoginWithAmazon,
    store: Arc<dyn GrantStore>,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    call_timeout: Duration,
    deadline: Duration,
    refresh_ahead: Duration,
}

impl EventGatewayBuilder {
    pub(super) fn new(
        region: Region,
        lwa: LoginWithAmazon,
        store: Arc<dyn GrantStore>,
        transport: Arc<dyn Transport>,
    ) -> Self {
        Self {
            region,
            endpoint: region.event_gateway().to_owned(),
            lwa,
            store,
            transport,
            clock: Arc::new(SystemClock),
            call_timeout: Duration::from_secs(3),
            deadline: Duration::from_secs(10),
            refresh_ahead: Duration::from_secs(300),
        }
    }

    /// Another address than the region's, for tests.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = endpoint.into();
        self
    }

    /// The clock to go by; the machine's own unless a test says otherwise.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The most time that one call of the gateway may take, 3 s by default.
    pub fn call_timeout(mut self, timeout: Duration) -> Self {
        self.call_timeout = timeout;
        self
    }

    /// The most time that accepting a grant, or sending an event, may take in all: store, token and
    /// every attempt. 10 s by default.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// How long before its end a token is refreshed, 300 s by default.
    pub fn refresh_ahead(mut self, margin: Duration) -> Self {
        self.refresh_ahead = margin;
        self
    }

    /// The client.
    pub fn build(self) -> EventGateway {
        let grants = Grants::new(self.lwa, self.store, self.clock.clone(), self.refresh_ahead);
        EventGateway {
            shared: Arc::new(Shared {
                region: self.region,
                endpoint: self.endpoint,
                grants,
                transport: self.transport,
                clock: self.clock,
                call_timeout: self.call_timeout,
                deadline: self.deadline,
            }),
        }
    }
}
