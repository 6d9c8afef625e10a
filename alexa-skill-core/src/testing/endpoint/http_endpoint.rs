use async_trait::async_trait;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};

use super::SkillEndpoint;
use crate::BoxError;
use crate::testing::TestingError;
use crate::transport::Transport;

/// A skill at an address. Requests are posted to it as Alexa posts them, but unsigned: the skill
/// must accept that from this machine.
///
/// ```no_run
/// # #[cfg(feature = "reqwest")]
/// # fn main() -> Result<(), alexa_skill_core::testing::TestingError> {
/// use alexa_skill_core::testing::{HttpEndpoint, VirtualAlexa};
/// use alexa_skill_core::transport::ReqwestTransport;
///
/// let transport = ReqwestTransport::builder().allow_loopback_http().build();
/// let alexa = VirtualAlexa::new(HttpEndpoint::new(transport, "http://127.0.0.1:8080/")?).build();
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "reqwest"))]
/// # fn main() {}
/// ```
#[derive(Debug)]
pub struct HttpEndpoint<T> {
    transport: T,
    address: http::Uri,
}

impl<T: Transport> HttpEndpoint<T> {
    /// A skill at `address`, called by `transport`.
    pub fn new(transport: T, address: &str) -> Result<Self, TestingError> {
        let refused = || TestingError::Address(address.to_owned());
        let uri: http::Uri = address.parse().map_err(|_| refused())?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() {
            return Err(refused());
        }
        Ok(Self {
            transport,
            address: uri,
        })
    }
}

#[async_trait]
impl<T: Transport> SkillEndpoint for HttpEndpoint<T> {
    async fn call(&self, request: &[u8]) -> Result<Vec<u8>, BoxError> {
        let request = http::Request::post(self.address.clone())
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .header(ACCEPT, "application/json")
            .body(Bytes::copy_from_slice(request))?;
        let answer = self
            .transport
            .send(request)
            .await
            .map_err(TestingError::Transport)?;
        if answer.status() != http::StatusCode::OK {
            return Err(TestingError::Status(answer.status().as_u16()).into());
        }
        Ok(answer.into_body().to_vec())
    }
}
