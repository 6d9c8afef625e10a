use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use bytes::Bytes;

use super::{Transport, TransportError};
use crate::clock::{ANSWER_RESERVE, Clock, timeout};

/// A transport whose calls end before the host's deadline, with time left to answer.
pub(crate) struct Until {
    inner: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    deadline: SystemTime,
}

impl Until {
    pub(crate) fn new(
        inner: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        deadline: SystemTime,
    ) -> Self {
        Self {
            inner,
            clock,
            deadline,
        }
    }
}

#[async_trait]
impl Transport for Until {
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let left = self.deadline.duration_since(self.clock.now());
        let left = left.unwrap_or_default().saturating_sub(ANSWER_RESERVE);
        let host = request.uri().host().unwrap_or_default().to_owned();
        let late = |after: Duration| TransportError::Timeout { host, after };
        if left.is_zero() {
            return Err(late(left));
        }
        match timeout(&*self.clock, left, self.inner.send(request)).await {
            Some(answer) => answer,
            None => Err(late(left)),
        }
    }
}

impl fmt::Debug for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
