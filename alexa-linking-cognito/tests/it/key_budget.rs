//! What tokens with unknown keys may cost, keys that nobody can fetch, and clocks that are set back.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use alexa_linking_cognito::{JwkSet, JwksCache, JwksError, TokenVerifier, UserPool};
use alexa_skill_core::clock::{Clock, Sleep};
use serde_json::{Value, json};
use tokio::time::advance;

use crate::support::*;
use crate::verifying_keys::{k1, token, word};

fn stray(number: usize) -> String {
    token(&TestKey::second(&format!("stray{number}")))
}

/// From now on the pool has a second key.
fn rotate(network: &Network) -> String {
    let k2 = TestKey::second("k2");
    let both = jwks(&[&k1(), &k2]);
    network.becomes(move |_, _| Reply::json(&both));
    token(&k2)
}

fn fixed(document: &str) -> (JwksCache, TokenVerifier) {
    let cache = JwksCache::fixed(JwkSet::parse(document.as_bytes()).unwrap());
    let verifier = TokenVerifier::builder(pool())
        .jwks(cache.clone())
        .client_id(CLIENT)
        .clock(TokioClock::default())
        .build()
        .unwrap();
    (cache, verifier)
}

#[tokio::test(start_paused = true)]
async fn a_flood_of_unknown_keys_causes_few_fetches() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    for number in 0..200 {
        let expected = if number < 5 {
            "unknown key"
        } else {
            "unavailable"
        };
        assert_eq!(word(&verifier, &stray(number)).await, expected, "{number}");
    }
    assert_eq!(network.requests(), 1 + 5);
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    advance(Duration::from_secs(10)).await;
    for number in 200..300 {
        word(&verifier, &stray(number)).await;
    }
    assert_eq!(network.requests(), 1 + 5 + 1);
}

#[tokio::test(start_paused = true)]
async fn a_rotation_during_a_flood_is_never_answered_by_link_again() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    for number in 0..20 {
        word(&verifier, &stray(number)).await;
    }
    let rotated = rotate(&network);
    for second in 0..9 {
        assert_eq!(
            word(&verifier, &rotated).await,
            "unavailable",
            "second {second}"
        );
        word(&verifier, &stray(100 + second)).await;
        advance(Duration::from_secs(1)).await;
    }
    advance(Duration::from_secs(1)).await;
    assert_eq!(word(&verifier, &rotated).await, "ok");
    assert_eq!(network.requests(), 1 + 5 + 1);
}

#[tokio::test(start_paused = true)]
async fn a_few_stray_keys_that_come_again_and_again_leave_the_budget_alone() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    for _ in 0..10 {
        for number in 0..4 {
            assert_eq!(word(&verifier, &stray(number)).await, "unknown key");
        }
    }
    assert_eq!(network.requests(), 1 + 4);
    assert_eq!(word(&verifier, &rotate(&network)).await, "ok");
}

#[tokio::test(start_paused = true)]
async fn without_a_transport_there_is_no_budget_to_spend() {
    let (cache, verifier) = fixed(&jwks(&[&k1()]).to_string());
    cache.prefetch().await.unwrap();
    verifier.prefetch().await.unwrap();
    for number in 0..20 {
        assert_eq!(word(&verifier, &stray(number)).await, "misconfigured");
    }
    advance(Duration::from_secs(200_000)).await;
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    cache.prefetch().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn without_transport_and_keys_the_skill_is_misconfigured() {
    let (cache, verifier) = fixed(r#"{"keys":[{"kty":"EC","kid":"k2"}]}"#);
    for _ in 0..3 {
        assert!(matches!(
            cache.prefetch().await,
            Err(JwksError::NoUsableKey)
        ));
        assert_eq!(word(&verifier, &token(&k1())).await, "misconfigured");
        // This one is there, and nothing could make it an RSA key.
        assert_eq!(
            word(&verifier, &token(&TestKey::second("k2"))).await,
            "rejected"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn every_pools_keys_are_prefetched_even_if_the_first_fails() {
    let set = jwks(&[&k1()]);
    let network = Network::new(move |_, request| {
        if request.uri().path().contains("eu-west-1_Broken") {
            Reply::Answer(404, vec![])
        } else {
            Reply::json(&set)
        }
    });
    let verifier = TokenVerifier::builder(UserPool::from_id("eu-west-1_Broken").unwrap())
        .pool(pool())
        .client_id(CLIENT)
        .clock(TokioClock::default())
        .transport(network.clone())
        .build()
        .unwrap();
    let failed = verifier.prefetch().await;
    assert!(matches!(failed, Err(JwksError::Status(404))), "{failed:?}");
    assert_eq!(network.requests(), 2);
    network.becomes(|_, _| Reply::Reset);
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
}

/// Tokio's clock, set back by so much.
#[derive(Debug, Clone, Default)]
struct Adjustable {
    clock: TokioClock,
    back: Arc<Mutex<Duration>>,
}

impl Clock for Adjustable {
    fn now(&self) -> SystemTime {
        self.clock.now() - *self.back.lock().unwrap()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.clock.sleep(duration)
    }
}

const HOUR: Duration = Duration::from_secs(3600);

/// A token that does not say when it was issued: with the clock set back that would be ahead.
fn timeless(key: &TestKey) -> String {
    let claims = with(access_claims(), "iat", Value::Null);
    key.sign(&with(claims, "exp", json!(NOW + 1_000_000)))
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_set_back_delays_neither_recovery_nor_rotation() {
    let clock = Adjustable::default();
    let network = Network::new(|_, _| Reply::Answer(503, vec![]));
    let verifier = verifier(&network).clock(clock.clone()).build().unwrap();
    for _ in 0..20 {
        assert_eq!(word(&verifier, &timeless(&k1())).await, "unavailable");
    }
    *clock.back.lock().unwrap() = HOUR;
    let set = jwks(&[&k1()]);
    network.becomes(move |_, _| Reply::json(&set));
    assert_eq!(
        word(&verifier, &timeless(&k1())).await,
        "ok",
        "no pause of an hour"
    );

    let rotated = timeless(&TestKey::second("k2"));
    assert_eq!(word(&verifier, &rotated).await, "unknown key");
    *clock.back.lock().unwrap() = 2 * HOUR;
    rotate(&network);
    assert_eq!(
        word(&verifier, &rotated).await,
        "ok",
        "not missing for an hour"
    );
}

#[tokio::test(start_paused = true)]
async fn keys_from_the_future_are_due_for_a_refresh() {
    let clock = Adjustable::default();
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).clock(clock.clone()).build().unwrap();
    assert_eq!(word(&verifier, &timeless(&k1())).await, "ok");
    *clock.back.lock().unwrap() = HOUR;
    for _ in 0..5 {
        assert_eq!(word(&verifier, &timeless(&k1())).await, "ok");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(network.requests(), 2, "once, not at every call");
}
