//! Certificates that were fetched: how often, for how long, and for whom.

use std::time::Duration;

use alexa_skill_core::web::VerifyErrorCategory::{self, Chain, Fetch, Signature};
use futures_util::future::join_all;
use http::HeaderMap;
use rcgen::RsaKeySize;

use super::kit::{ADDRESS, NOW, Shelf, TestClock, headers, numbered, verdict, verifier};
use crate::pki::{CHAIN, Hash, ISSUER, Key, LEAF_KEY, day, leaf};

const DAY: Duration = Duration::from_secs(86_400);

/// A request made `days` after [`NOW`], with the certificate at `address`.
fn request(address: &str, days: u64) -> (HeaderMap, Vec<u8>) {
    request_by(&LEAF_KEY, address, days)
}

fn request_by(key: &Key, address: &str, days: u64) -> (HeaderMap, Vec<u8>) {
    let millis = (NOW + days * DAY.as_secs()) * 1000;
    let body = format!(r#"{{"request":{{"type":"LaunchRequest","timestamp":{millis}}}}}"#);
    let signature = key.sign_with(Hash::Sha256, body.as_bytes());
    (headers(address, &signature), body.into_bytes())
}

async fn ask(
    verifier: &alexa_skill_core::web::RequestVerifier,
    address: &str,
    days: u64,
) -> Option<VerifyErrorCategory> {
    let (headers, body) = request(address, days);
    verdict(verifier, &headers, &body).await
}

#[tokio::test]
async fn one_fetch_serves_all_who_wait_and_all_who_come_later() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    shelf.delay(Duration::from_millis(50));
    let verifier = verifier(shelf.clone(), TestClock::new());
    let waiting = (0..100).map(|_| ask(&verifier, ADDRESS, 0));
    assert!(join_all(waiting).await.iter().all(Option::is_none));
    assert_eq!(ask(&verifier, ADDRESS, 0).await, None);
    // The same place, written otherwise.
    let other = "HTTPS://s3.amazonaws.com:443/echo.api/./cert.pem";
    assert_eq!(ask(&verifier.clone(), other, 0).await, None);
    assert_eq!(shelf.fetches(), 1);
}

#[tokio::test]
async fn a_fetch_outlives_the_one_who_began_it_but_not_all() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    shelf.delay(Duration::from_millis(100));
    let verifier = verifier(shelf.clone(), TestClock::new());
    let (headers, body) = request(ADDRESS, 0);

    let first = verifier.verify(&headers, &body);
    let second = async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        verifier.verify(&headers, &body).await
    };
    let first = tokio::time::timeout(Duration::from_millis(50), first);
    let (first, second) = tokio::join!(first, second);
    assert!(first.is_err(), "it left before the answer");
    second.unwrap();
    assert_eq!(shelf.fetches(), 1);

    // All left: the next one begins anew, and is not told of a time-out that is long past.
    let elsewhere = numbered(1);
    shelf.put(&elsewhere, CHAIN.as_str());
    let left = ask(&verifier, &elsewhere, 0);
    assert!(
        tokio::time::timeout(Duration::from_millis(20), left)
            .await
            .is_err()
    );
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(ask(&verifier, &elsewhere, 0).await, None);
    assert_eq!(shelf.fetches(), 3);
}

#[tokio::test]
async fn a_refusal_is_not_kept() {
    let shelf = Shelf::with(ADDRESS, "nothing yet");
    let verifier = verifier(shelf.clone(), TestClock::new());
    assert_eq!(ask(&verifier, ADDRESS, 0).await, Some(Chain));
    assert_eq!(ask(&verifier, &numbered(1), 0).await, Some(Fetch));
    shelf.put(ADDRESS, CHAIN.as_str());
    assert_eq!(ask(&verifier, ADDRESS, 0).await, None);
    shelf.put(&numbered(1), CHAIN.as_str());
    assert_eq!(ask(&verifier, &numbered(1), 0).await, None);
}

#[tokio::test]
async fn a_certificate_that_expires_in_the_cache_is_fetched_again() {
    let short = leaf(|params| params.not_after = day(3, 3)).pem() + &ISSUER.pem();
    let shelf = Shelf::with(ADDRESS, short);
    let clock = TestClock::new();
    let verifier = verifier(shelf.clone(), clock.clone());
    assert_eq!(ask(&verifier, ADDRESS, 0).await, None);
    clock.advance(DAY);
    assert_eq!(ask(&verifier, ADDRESS, 1).await, None);
    assert_eq!(shelf.fetches(), 1);

    // Expired, and the address has nothing newer.
    clock.advance(DAY);
    for fetches in 2..4 {
        assert_eq!(ask(&verifier, ADDRESS, 2).await, Some(Chain));
        assert_eq!(shelf.fetches(), fetches);
    }
    // Renewed at the same address.
    shelf.put(ADDRESS, CHAIN.as_str());
    assert_eq!(ask(&verifier, ADDRESS, 2).await, None);
    assert_eq!(ask(&verifier, ADDRESS, 2).await, None);
    assert_eq!(shelf.fetches(), 4);
}

#[tokio::test]
async fn a_certificate_with_a_new_key_is_found_at_the_old_address() {
    let key = Key::rsa(RsaKeySize::_2048);
    let reissued = ISSUER.issue(&key, |_| {}).pem() + &ISSUER.pem();
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    let clock = TestClock::new();
    let verifier = verifier(shelf.clone(), clock.clone());
    assert_eq!(ask(&verifier, ADDRESS, 0).await, None);
    shelf.put(ADDRESS, reissued);

    // What was fetched just now is not doubted.
    let (headers, body) = request_by(&key, ADDRESS, 0);
    clock.advance(Duration::from_secs(59));
    let found = verdict(&verifier, &headers, &body).await;
    assert_eq!((found, shelf.fetches()), (Some(Signature), 1));
    // One fetch for all who wait for it.
    clock.advance(Duration::from_secs(1));
    shelf.delay(Duration::from_millis(50));
    let waiting = (0..10).map(|_| verdict(&verifier, &headers, &body));
    assert!(join_all(waiting).await.iter().all(Option::is_none));
    assert_eq!(shelf.fetches(), 2);
    assert_eq!(ask(&verifier, ADDRESS, 0).await, Some(Signature));
    assert_eq!(verdict(&verifier, &headers, &body).await, None);
    assert_eq!(shelf.fetches(), 2);
}

#[tokio::test]
async fn forged_signatures_drive_one_fetch_a_minute_and_change_nothing() {
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    let clock = TestClock::new();
    let verifier = verifier(shelf.clone(), clock.clone());
    assert_eq!(ask(&verifier, ADDRESS, 0).await, None);
    let (_, body) = request(ADDRESS, 0);
    let forged = headers(ADDRESS, &LEAF_KEY.sign_with(Hash::Sha256, b"another body"));

    // Whether the address still answers or not.
    for (minute, answer) in [(1, CHAIN.as_str()), (2, "nothing")] {
        shelf.put(ADDRESS, answer);
        clock.advance(Duration::from_secs(60));
        for _ in 0..20 {
            let found = verdict(&verifier, &forged, &body).await;
            assert_eq!(found, Some(Signature), "minute {minute}");
        }
        assert_eq!(shelf.fetches(), 1 + minute);
        assert_eq!(ask(&verifier, ADDRESS, 0).await, None, "minute {minute}");
    }
}

#[tokio::test]
async fn forgers_who_leave_drive_one_fetch_a_second() {
    let key = Key::rsa(RsaKeySize::_2048);
    let shelf = Shelf::with(ADDRESS, CHAIN.as_str());
    let clock = TestClock::new();
    let verifier = verifier(shelf.clone(), clock.clone());
    assert_eq!(ask(&verifier, ADDRESS, 0).await, None);
    shelf.put(ADDRESS, ISSUER.issue(&key, |_| {}).pem() + &ISSUER.pem());
    clock.advance(Duration::from_secs(60));
    shelf.delay(Duration::from_secs(1));
    let (headers, body) = request_by(&key, ADDRESS, 0);
    for fetches in 2..5 {
        let left = verdict(&verifier, &headers, &body);
        let left = tokio::time::timeout(Duration::from_millis(20), left).await;
        assert!(left.is_err(), "it left before the answer");
        for _ in 0..20 {
            let found = verdict(&verifier, &headers, &body).await;
            assert_eq!(found, Some(Signature));
        }
        assert_eq!(shelf.fetches(), fetches);
        clock.advance(Duration::from_secs(1));
    }
    // They do not use up the minute of those who stay.
    shelf.delay(Duration::ZERO);
    assert_eq!(verdict(&verifier, &headers, &body).await, None);
    assert_eq!(shelf.fetches(), 5);
}

#[tokio::test]
async fn a_clock_that_is_set_back_is_noticed() {
    let late = leaf(|params| params.not_before = day(3, 1)).pem() + &ISSUER.pem();
    let clock = TestClock::new();
    let verifier = verifier(Shelf::with(ADDRESS, late), clock.clone());
    clock.advance(DAY);
    assert_eq!(ask(&verifier, ADDRESS, 1).await, None);
    clock.set_back(2 * DAY);
    assert_eq!(ask(&verifier, ADDRESS, 0).await, Some(Chain));
}

#[tokio::test]
async fn the_cache_is_bounded_and_keeps_what_is_used() {
    let shelf = Shelf::default();
    for number in 0..40 {
        shelf.put(&numbered(number), CHAIN.as_str());
    }
    let verifier = verifier(shelf.clone(), TestClock::new());
    for number in 0..40 {
        assert_eq!(ask(&verifier, &numbered(number), 0).await, None);
        assert_eq!(ask(&verifier, &numbered(0), 0).await, None);
    }
    assert_eq!(shelf.fetches(), 40, "the one in use was never pushed out");
    assert_eq!(ask(&verifier, &numbered(39), 0).await, None);
    assert_eq!(shelf.fetches(), 40);
    assert_eq!(ask(&verifier, &numbered(1), 0).await, None);
    assert_eq!(shelf.fetches(), 41, "an old one was");
}
