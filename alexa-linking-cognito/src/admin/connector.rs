//! The AWS SDK over this crate's own transport and clock: one HTTP client, one TLS stack, and the
//! same bounds and fakes as everywhere else.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use alexa_skill_core::clock::{self, Clock};
use alexa_skill_core::transport::{Transport, TransportError};
use aws_sdk_cognitoidentityprovider::config::http::{HttpRequest, HttpResponse};
use aws_sdk_cognitoidentityprovider::config::{AsyncSleep, Sleep};
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture};
use aws_smithy_runtime_api::client::result::ConnectorError;
use bytes::Bytes;

#[derive(Debug, Clone)]
pub(super) struct Connector(pub(super) Arc<dyn Transport>);

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let transport = Arc::clone(&self.0);
        HttpConnectorFuture::new(async move {
            let request = request
                .try_into_http1x()
                .map_err(|error| ConnectorError::user(error.into()))?;
            // Every body of this API is in memory; only streams have no bytes.
            let request = request.map(|body| body.bytes().map(Bytes::copy_from_slice));
            let (parts, body) = request.into_parts();
            let body =
                body.ok_or_else(|| ConnectorError::user("the request's body is a stream".into()))?;
            let answer = transport
                .send(http::Request::from_parts(parts, body))
                .await
                .map_err(failure)?;
            HttpResponse::try_from(answer.map(Into::into))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

fn failure(error: TransportError) -> ConnectorError {
    match error {
        TransportError::InvalidRequest(_) => ConnectorError::user(error.into()),
        TransportError::Timeout { .. } => ConnectorError::timeout(error.into()),
        TransportError::TooLarge { .. } => ConnectorError::other(error.into(), None),
        _ => ConnectorError::io(error.into()),
    }
}

/// The pauses between the SDK's attempts.
#[derive(Debug, Clone)]
pub(super) struct ClockSleep(pub(super) Arc<dyn Clock>);

impl AsyncSleep for ClockSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(SyncSleep(Mutex::new(self.0.sleep(duration))))
    }
}

/// The SDK wants its sleeps `Sync`. Nobody shares one, so the lock is never taken.
struct SyncSleep(Mutex<clock::Sleep>);

impl Future for SyncSleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let sleep = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        sleep.as_mut().poll(cx)
    }
}
