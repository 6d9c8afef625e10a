use std::sync::OnceLock;
use std::time::Duration;

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;

use super::{Transport, TransportError};

/// [`Transport`] over `reqwest` with rustls.
///
/// No redirects, a connect timeout, a total timeout and a limit on the answer's size always hold.
/// The client is built on the first call, because building one takes milliseconds that a cold start
/// would pay whether or not a request ever calls out. `https` is required unless the host is a
/// loopback address and [`allow_loopback_http`](ReqwestTransportBuilder::allow_loopback_http) was
/// asked for.
///
/// ```
/// use std::time::Duration;
/// use alexa_skill_core::transport::ReqwestTransport;
///
/// let transport = ReqwestTransport::builder().timeout(Duration::from_secs(2)).build();
/// ```
#[derive(Debug)]
pub struct ReqwestTransport {
    settings: ReqwestTransportBuilder,
    client: OnceLock<reqwest::Client>,
}

/// Settings of a [`ReqwestTransport`].
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ReqwestTransportBuilder {
    connect_timeout: Duration,
    timeout: Duration,
    max_response_bytes: usize,
    loopback_http: bool,
}

impl ReqwestTransport {
    /// A transport with the default limits: 1 s to connect, 2 s in all, 1 MiB of answer.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Starts from the default limits.
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder {
            connect_timeout: Duration::from_secs(1),
            timeout: Duration::from_secs(2),
            max_response_bytes: 1024 * 1024,
            loopback_http: false,
        }
    }

    fn client(&self, host: &str) -> Result<&reqwest::Client, TransportError> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let client = reqwest::Client::builder()
            .connect_timeout(self.settings.connect_timeout)
            .timeout(self.settings.timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| TransportError::Connect {
                host: host.to_owned(),
                source: error.into(),
            })?;
        Ok(self.client.get_or_init(|| client))
    }

    fn check(&self, uri: &http::Uri) -> Result<String, TransportError> {
        let host = uri
            .host()
            .ok_or_else(|| TransportError::InvalidRequest("the address has no host".into()))?;
        match uri.scheme_str() {
            Some("https") => Ok(host.to_owned()),
            Some("http") if self.settings.loopback_http && is_loopback(host) => Ok(host.to_owned()),
            Some("http") if is_loopback(host) => Err(TransportError::InvalidRequest(
                "http to a loopback address must be allowed explicitly".into(),
            )),
            _ => Err(TransportError::InvalidRequest(format!(
                "{host} must be called over https"
            ))),
        }
    }

    fn failure(&self, host: &str, error: reqwest::Error) -> TransportError {
        let host = host.to_owned();
        // The address may hold a code or a user id; the error must not repeat it.
        let error = error.without_url();
        if error.is_timeout() {
            TransportError::Timeout {
                host,
                after: self.settings.timeout,
            }
        } else if error.is_connect() {
            TransportError::Connect {
                host,
                source: error.into(),
            }
        } else {
            TransportError::Exchange {
                host,
                source: error.into(),
            }
        }
    }
}

impl Default for ReqwestTransport {
    fn default() -> Self {
        Self::new()
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

impl ReqwestTransportBuilder {
    /// The time allowed for name resolution, TCP and TLS together.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The time allowed for the whole exchange.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The most bytes of an answer's body that are read.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Allows plain `http` to loopback addresses: for emulators and local user pools.
    pub fn allow_loopback_http(mut self) -> Self {
        self.loopback_http = true;
        self
    }

    /// The transport.
    pub fn build(self) -> ReqwestTransport {
        ReqwestTransport {
            settings: self,
            client: OnceLock::new(),
        }
    }
}

#[async_trait]
impl Transport for ReqwestTransport {
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let host = self.check(request.uri())?;
        let request = reqwest::Request::try_from(request)
            .map_err(|error| TransportError::InvalidRequest(error.without_url().to_string()))?;
        let answer = self
            .client(&host)?
            .execute(request)
            .await
            .map_err(|error| self.failure(&host, error))?;

        let limit = self.settings.max_response_bytes;
        let (parts, mut body) = http::Response::<reqwest::Body>::from(answer).into_parts();
        let mut bytes = BytesMut::new();
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame
                .map_err(|error| self.failure(&host, error))?
                .into_data()
            else {
                continue;
            };
            if bytes.len() + data.len() > limit {
                return Err(TransportError::TooLarge { host, limit });
            }
            bytes.extend_from_slice(&data);
        }
        Ok(http::Response::from_parts(parts, bytes.freeze()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// Serves one connection on loopback with the given bytes, then keeps it open.
    async fn serve(answer: &'static [u8]) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let _ = socket.read(&mut request).await;
            let _ = socket.write_all(answer).await;
            std::future::pending::<()>().await;
        });
        format!("http://{address}/path?code=secret")
    }

    async fn get(
        transport: &ReqwestTransport,
        address: &str,
    ) -> Result<http::Response<Bytes>, TransportError> {
        transport
            .send(http::Request::get(address).body(Bytes::new()).unwrap())
            .await
    }

    fn local() -> ReqwestTransport {
        ReqwestTransport::builder()
            .allow_loopback_http()
            .timeout(Duration::from_millis(300))
            .max_response_bytes(8)
            .build()
    }

    #[tokio::test]
    async fn an_answer_comes_whole_whatever_its_status() {
        let address = serve(b"HTTP/1.1 503 No\r\ncontent-length: 4\r\n\r\nbusy").await;
        let answer = get(&local(), &address).await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), &answer.body()[..]),
            (503, &b"busy"[..])
        );
    }

    #[tokio::test]
    async fn redirects_are_answers() {
        let address = serve(
            b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n",
        )
        .await;
        assert_eq!(get(&local(), &address).await.unwrap().status(), 302);
    }

    #[tokio::test]
    async fn too_large_and_too_slow_are_told_apart_and_hide_the_address() {
        let large = get(
            &local(),
            &serve(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n123456789").await,
        )
        .await;
        assert!(
            matches!(large, Err(TransportError::TooLarge { limit: 8, .. })),
            "{large:?}"
        );
        let slow = get(&local(), &serve(b"").await).await;
        assert!(
            matches!(slow, Err(TransportError::Timeout { .. })),
            "{slow:?}"
        );
        assert!(!format!("{slow:?}").contains("secret"));
    }

    #[tokio::test]
    async fn plain_http_is_refused_unless_local_and_allowed() {
        for (transport, address) in [
            (ReqwestTransport::new(), "http://127.0.0.1:1/"),
            (local(), "http://example.com/"),
            (local(), "ftp://example.com/"),
        ] {
            let refused = get(&transport, address).await;
            assert!(
                matches!(refused, Err(TransportError::InvalidRequest(_))),
                "{address}: {refused:?}"
            );
        }
    }

    #[tokio::test]
    async fn a_closed_port_is_no_connection() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        drop(listener);
        assert!(matches!(
            get(&local(), &address).await,
            Err(TransportError::Connect { .. })
        ));
    }
}
