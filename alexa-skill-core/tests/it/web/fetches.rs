//! What the certificate's address answers.

use std::time::Duration;

use alexa_skill_core::async_trait;
use alexa_skill_core::transport::{Transport, TransportError};
use alexa_skill_core::web::VerifyErrorCategory::{Chain, Fetch};
use alexa_skill_core::web::{FetchError, TransportFetcher, VerifyError};
use bytes::Bytes;

use super::kit::{ADDRESS, BODY, Shelf, TestClock, signed, verdict, verifier};
use crate::pki::CHAIN;

/// Answers every call with a status and a body, and checks what is asked.
#[derive(Debug)]
struct Answers(u16, Bytes);

#[async_trait]
impl Transport for Answers {
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        assert_eq!(request.method(), http::Method::GET);
        assert_eq!(request.uri(), ADDRESS);
        assert!(request.body().is_empty());
        let mut answer = http::Response::new(self.1.clone());
        *answer.status_mut() = self.0.try_into().unwrap();
        let headers = answer.headers_mut();
        headers.insert("location", ADDRESS.parse().unwrap());
        Ok(answer)
    }
}

#[tokio::test]
async fn only_a_small_200_is_an_answer() {
    let chain = || Bytes::from(CHAIN.clone());
    let padded = |size: usize| Bytes::from(CHAIN.clone() + &"\n".repeat(size - CHAIN.len()));
    for (status, body, expected) in [
        (200, chain(), None),
        (200, padded(64 * 1024), None),
        (200, padded(64 * 1024 + 1), Some(Fetch)),
        (200, padded(5 * 1024 * 1024), Some(Fetch)),
        (206, chain(), Some(Fetch)),
        (302, chain(), Some(Fetch)),
        (304, chain(), Some(Fetch)),
        (403, chain(), Some(Fetch)),
        (404, chain(), Some(Fetch)),
        (500, chain(), Some(Fetch)),
        (200, Bytes::from("<html>sign in</html>"), Some(Chain)),
    ] {
        let size = body.len();
        let fetcher = TransportFetcher::new(Answers(status, body));
        let verifier = verifier(fetcher, TestClock::new());
        let found = verdict(&verifier, &signed(BODY), BODY).await;
        assert_eq!(found, expected, "{status} with {size} bytes");
    }
}

/// Fails as a network does.
#[derive(Debug)]
struct Broken;

#[async_trait]
impl Transport for Broken {
    async fn send(&self, _: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        Err(TransportError::InvalidRequest("no".into()))
    }
}

#[tokio::test]
async fn a_transport_that_fails_is_told() {
    let verifier = verifier(TransportFetcher::new(Broken), TestClock::new());
    let refused = verifier.verify(&signed(BODY), BODY).await.unwrap_err();
    assert_eq!(refused.category(), Fetch);
    assert_eq!(
        refused.to_string(),
        "fetching the certificate: the request cannot be sent: no"
    );
}

#[tokio::test]
async fn a_fetch_that_hangs_ends_after_two_seconds() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    shelf.delay(Duration::from_secs(3600));
    let verifier = verifier(shelf.clone(), TestClock::new());
    let began = std::time::Instant::now();
    let refused = verifier.verify(&signed(BODY), BODY).await.unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(10));
    match &refused {
        VerifyError::Fetch(error) => assert!(
            matches!(**error, FetchError::Timeout { after } if after.as_secs() == 2),
            "{error:?}"
        ),
        other => panic!("{other:?}"),
    }
    // It is not held against the address.
    shelf.delay(Duration::ZERO);
    verifier.verify(&signed(BODY), BODY).await.unwrap();
}
