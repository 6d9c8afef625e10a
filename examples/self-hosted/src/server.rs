//! HTTP/1.1 over TCP, such that slow and silent clients cost nobody else anything.
//!
//! `axum::serve` would do, but sets no time for a request's head. TLS is the proxy's: see the README.

use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};

/// The most that is kept of a request's head: Alexa's has about 1 KB.
const MAX_HEAD_BYTES: usize = 16 * 1024;
/// The wait after a connection could not be accepted, mostly for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How long the server waits.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For the head of a request, counted from the connection's start or the answer before. It is also
    /// how long an idle connection is kept, so the proxy must let go of its own earlier.
    pub head: Duration,
    /// For requests under way when the server is told to stop: more than a request may take.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            drain: Duration::from_secs(10),
        }
    }
}

/// Serves `app` until `stop` is ready, then finishes what is under way.
pub async fn serve(listener: TcpListener, app: Router, limits: Limits, stop: impl Future) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(MAX_HEAD_BYTES);
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let socket = tokio::select! {
            socket = accept(&listener) => socket,
            _ = &mut stop => break,
        };
        let service = TowerToHyperService::new(app.clone());
        let connection = http.serve_connection(TokioIo::new(socket), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection ended");
            }
        });
    }
    drop(listener);
    tracing::info!("stopping");
    if tokio::time::timeout(limits.drain, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("gave up on connections that did not end");
    }
}

/// The next connection. That one cannot be accepted must not end the server.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((socket, _)) => {
                if let Err(error) = socket.set_nodelay(true) {
                    tracing::debug!(%error, "TCP_NODELAY");
                }
                return socket;
            }
            Err(error) if is_the_clients(&error) => tracing::debug!(%error, "not accepted"),
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// The client was gone before it was accepted.
fn is_the_clients(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}
