//! Strangers make up addresses, and requests of Alexa's come among theirs.

use std::time::{Duration, Instant};

use alexa_skill_core::web::VerifyErrorCategory::{self, Fetch};
use alexa_skill_core::web::{FetchError, RequestVerifier, VerifyError};
use futures_util::future::join_all;

use super::kit::{ADDRESS, BODY, Shelf, TestClock, headers, numbered, signed, verdict, verifier};
use crate::pki::CHAIN;

const AT_ONCE: usize = 32;

/// What becomes of `count` requests, each with a made-up address of its own.
async fn strangers(verifier: &RequestVerifier, count: usize) -> Vec<Option<VerifyErrorCategory>> {
    let ask = async |number| {
        let headers = headers(&numbered(number), b"signature");
        verdict(verifier, &headers, BODY).await
    };
    join_all((0..count).map(ask)).await
}

/// A moment after the strangers, a request of Alexa's.
async fn alexa(verifier: &RequestVerifier) -> Result<(), VerifyError> {
    tokio::time::sleep(Duration::from_millis(20)).await;
    verifier.verify(&signed(BODY), BODY).await
}

#[tokio::test]
async fn they_neither_flood_the_network_nor_push_out_what_is_known() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    let verifier = verifier(shelf.clone(), TestClock::new());
    verifier.verify(&signed(BODY), BODY).await.unwrap();
    shelf.delay(Duration::from_millis(100));
    let (strangers, known) = tokio::join!(strangers(&verifier, 500), alexa(&verifier));
    known.unwrap();
    assert!(strangers.iter().all(|found| *found == Some(Fetch)));
    assert_eq!(shelf.most_at_once(), AT_ONCE);
}

#[tokio::test]
async fn a_newcomer_waits_for_its_turn() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    shelf.delay(Duration::from_millis(100));
    let verifier = verifier(shelf.clone(), TestClock::new());
    let (_, newcomer) = tokio::join!(strangers(&verifier, 2 * AT_ONCE), alexa(&verifier));
    newcomer.unwrap();
    assert_eq!(shelf.most_at_once(), AT_ONCE);
    assert_eq!(shelf.fetches(), 2 * AT_ONCE + 1);
}

#[tokio::test]
async fn a_newcomer_does_not_wait_for_ever() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    shelf.delay(Duration::from_secs(3600));
    let verifier = verifier(shelf.clone(), TestClock::new());
    let newcomer = async {
        let began = Instant::now();
        (alexa(&verifier).await, began.elapsed())
    };
    let (_, (newcomer, took)) = tokio::join!(strangers(&verifier, AT_ONCE), newcomer);
    let Err(VerifyError::Fetch(error)) = newcomer else {
        panic!("{newcomer:?}");
    };
    assert!(
        matches!(*error, FetchError::Busy { limit: AT_ONCE }),
        "{error}"
    );
    assert!(took >= Duration::from_secs(1), "{took:?}");
    // The strangers' fetches were given up, and nothing is held against anyone.
    shelf.delay(Duration::ZERO);
    verifier.verify(&signed(BODY), BODY).await.unwrap();
}
