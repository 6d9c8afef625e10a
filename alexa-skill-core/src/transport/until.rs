use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;

use super::{Transport, TransportError};
use crate::clock::{Clock, until};

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
        let host = request.uri().host().unwrap_or_default().to_owned();
        let call = self.inner.send(request);
        until(&*self.clock, Some(self.deadline), call)
            .await
            .unwrap_or_else(|after| Err(TransportError::Timeout { host, after }))
    }
}

impl fmt::Debug for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
