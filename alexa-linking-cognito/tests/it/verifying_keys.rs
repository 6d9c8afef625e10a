//! Where the keys come from, under load, rotation and outage.

use std::time::Duration;

use alexa_linking_cognito::{JwkSet, JwkSetError, JwksCache, JwksError, TokenVerifier};
use alexa_skill_core::linking::{IdentityError, RejectReason};
use serde_json::{Value, json};
use tokio::time::{Instant, advance};

use crate::support::*;

pub(crate) fn token(key: &TestKey) -> String {
    key.sign(&with(access_claims(), "exp", json!(NOW + 1_000_000)))
}

pub(crate) fn k1() -> TestKey {
    TestKey::first("k1")
}

/// What a call came to, in one word.
pub(crate) async fn word(verifier: &TokenVerifier, token: &str) -> &'static str {
    match verifier.verify(token).await {
        Ok(_) => "ok",
        Err(IdentityError::Rejected(RejectReason::UnknownKey { .. })) => "unknown key",
        Err(IdentityError::Rejected(_)) => "rejected",
        Err(IdentityError::Unavailable(_)) => "unavailable",
        Err(IdentityError::Misconfigured(_)) => "misconfigured",
        Err(_) => "else",
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_first_calls_make_one_fetch() {
    let set = jwks(&[&k1()]).to_string().into_bytes();
    let network = Network::new(move |_, _| Reply::Late(Duration::from_millis(50), set.clone()));
    let verifier = verifier(&network).build().unwrap();
    let calls: Vec<_> = (0..1000)
        .map(|_| {
            let verifier = verifier.clone();
            tokio::spawn(async move { word(&verifier, &token(&k1())).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), "ok");
    }
    assert_eq!(network.requests(), 1);
}

#[tokio::test(start_paused = true)]
async fn rotation_is_noticed_on_the_first_token_even_after_a_stray_one() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    let stray = token(&TestKey::second("stray"));
    for _ in 0..20 {
        assert_eq!(word(&verifier, &stray).await, "unknown key");
    }
    assert_eq!(network.requests(), 2, "one stray key id is asked for once");
    let k2 = TestKey::second("k2");
    let both = jwks(&[&k1(), &k2]);
    network.becomes(move |_, _| Reply::json(&both));
    assert_eq!(word(&verifier, &token(&k2)).await, "ok");
    assert_eq!(network.requests(), 3);
    let only = jwks(&[&k2]);
    network.becomes(move |_, _| Reply::json(&only));
    advance(Duration::from_secs(11)).await;
    assert_eq!(word(&verifier, &stray).await, "unknown key");
    assert_eq!(
        word(&verifier, &token(&k1())).await,
        "unknown key",
        "withdrawn keys are gone"
    );
}

#[tokio::test(start_paused = true)]
async fn keys_are_refreshed_ahead_while_nobody_waits() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    advance(Duration::from_secs(3601)).await;
    let set = jwks(&[&k1()]).to_string().into_bytes();
    network.becomes(move |_, _| Reply::Late(Duration::from_millis(900), set.clone()));
    let began = Instant::now();
    for _ in 0..50 {
        assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    }
    // Without tokio's tasks (feature `reqwest`) the first of them sees the fetch through.
    let allowed = if cfg!(feature = "reqwest") { 0 } else { 900 };
    assert_eq!(began.elapsed(), Duration::from_millis(allowed));
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(
        (
            network.requests(),
            network.finished.load(std::sync::atomic::Ordering::SeqCst)
        ),
        (2, 2)
    );
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    assert_eq!(network.requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn known_keys_serve_through_an_outage_for_a_day() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    network.becomes(|_, _| Reply::Answer(503, vec![]));
    for hour in 0..24 {
        assert_eq!(word(&verifier, &token(&k1())).await, "ok", "hour {hour}");
        let unknown = token(&TestKey::second(&format!("new{hour}")));
        assert_eq!(
            word(&verifier, &unknown).await,
            "unavailable",
            "hour {hour}"
        );
        tokio::time::sleep(Duration::from_secs(3599)).await;
    }
    tokio::time::sleep(Duration::from_secs(120)).await;
    assert_eq!(word(&verifier, &token(&k1())).await, "unavailable");
    let set = jwks(&[&k1()]);
    network.becomes(move |_, _| Reply::json(&set));
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
}

#[tokio::test(start_paused = true)]
async fn a_set_without_usable_keys_never_replaces_a_good_one() {
    for bad in [
        json!({"keys": []}),
        json!({"keys": [{"kty": "EC", "kid": "k1"}]}),
        json!({}),
    ] {
        let network = Network::serving(&[&k1()]);
        let verifier = verifier(&network).build().unwrap();
        assert_eq!(word(&verifier, &token(&k1())).await, "ok");
        network.becomes(move |_, _| Reply::json(&bad));
        advance(Duration::from_secs(3601)).await;
        for _ in 0..10 {
            assert_eq!(word(&verifier, &token(&k1())).await, "ok");
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        assert!(network.requests() > 1);
    }
}

#[tokio::test(start_paused = true)]
async fn each_misbehaviour_has_its_class_and_the_next_call_recovers() {
    let good = jwks(&[&k1()]).to_string().into_bytes();
    let many = json!({"keys": vec![k1().jwk(); 20_000]})
        .to_string()
        .into_bytes();
    let more = json!({"keys": vec![json!({}); 101]})
        .to_string()
        .into_bytes();
    for (name, reply, expected) in [
        ("500", Reply::Answer(500, vec![]), "unavailable"),
        ("429", Reply::Answer(429, vec![]), "unavailable"),
        ("403", Reply::Answer(403, vec![]), "unavailable"),
        ("404", Reply::Answer(404, vec![]), "misconfigured"),
        (
            "302",
            Reply::Header(302, "location", "https://a.example", vec![]),
            "unavailable",
        ),
        ("304", Reply::Answer(304, vec![]), "unavailable"),
        (
            "html",
            Reply::Answer(200, b"<html></html>".to_vec()),
            "unavailable",
        ),
        (
            "truncated",
            Reply::Answer(200, good[..good.len() - 9].to_vec()),
            "unavailable",
        ),
        ("20,000 keys", Reply::Answer(200, many), "unavailable"),
        ("101 keys", Reply::Answer(200, more), "unavailable"),
        (
            "empty",
            Reply::Answer(200, b"{\"keys\":[]}".to_vec()),
            "misconfigured",
        ),
        (
            "late",
            Reply::Late(Duration::from_secs(30), good.clone()),
            "unavailable",
        ),
        ("hang", Reply::Hang, "unavailable"),
        ("reset", Reply::Reset, "unavailable"),
    ] {
        let network = Network::new(move |_, _| reply.clone());
        let verifier = verifier(&network).build().unwrap();
        let began = Instant::now();
        assert_eq!(word(&verifier, &token(&k1())).await, expected, "{name}");
        assert!(
            began.elapsed() <= Duration::from_millis(1800),
            "{name}: {:?}",
            began.elapsed()
        );
        let set = good.clone();
        network.becomes(move |_, _| Reply::Answer(200, set.clone()));
        assert_eq!(word(&verifier, &token(&k1())).await, "ok", "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_single_failure_is_cured_within_the_call() {
    let set = jwks(&[&k1()]);
    let network = Network::new(move |before, _| match before % 2 {
        0 => Reply::Answer(503, vec![]),
        _ => Reply::json(&set),
    });
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    assert_eq!(network.requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn while_the_endpoint_is_down_fetches_are_spaced_out() {
    let network = Network::new(|_, _| Reply::Answer(503, vec![]));
    let verifier = verifier(&network).build().unwrap();
    for _ in 0..1000 {
        assert_eq!(word(&verifier, &token(&k1())).await, "unavailable");
    }
    assert!(network.requests() <= 8, "{}", network.requests());
    let before = network.requests();
    for _ in 0..600 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        word(&verifier, &token(&k1())).await;
    }
    let a_minute = network.requests() - before;
    assert!((10..=40).contains(&a_minute), "{a_minute}");
}

#[tokio::test(start_paused = true)]
async fn a_fetch_survives_the_caller_that_began_it_and_ends_with_the_last() {
    let set = jwks(&[&k1()]).to_string().into_bytes();
    let late = set.clone();
    let network = Network::new(move |_, _| Reply::Late(Duration::from_millis(500), late.clone()));
    let verifier = verifier(&network).build().unwrap();
    let call = || {
        let verifier = verifier.clone();
        async move { word(&verifier, &token(&k1())).await }
    };
    let first = tokio::spawn(call());
    let second = tokio::spawn(call());
    tokio::time::sleep(Duration::from_millis(100)).await;
    first.abort();
    assert_eq!(second.await.unwrap(), "ok");
    assert_eq!(network.requests(), 1);

    let network = Network::new(|_, _| Reply::Hang);
    let verifier = crate::support::verifier(&network).build().unwrap();
    for _ in 0..200 {
        let impatient = verifier.verify("a.b.c");
        assert!(impatient.await.is_err());
        let token = token(&k1());
        let waited = tokio::time::timeout(Duration::from_millis(10), verifier.verify(&token)).await;
        assert!(matches!(
            waited,
            Err(_) | Ok(Err(IdentityError::Unavailable(_)))
        ));
    }
    assert!(
        network.requests() < 10,
        "impatience is no way around the pauses: {}",
        network.requests()
    );
    network.becomes(move |_, _| Reply::Answer(200, set.clone()));
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn callers_that_come_and_go_on_many_threads_block_nobody() {
    let set = jwks(&[&k1()]).to_string().into_bytes();
    for round in 0..30_u64 {
        let set = set.clone();
        let network = Network::new(move |_, _| Reply::Late(Duration::from_millis(3), set.clone()));
        let verifier = verifier(&network).build().unwrap();
        let calls: Vec<_> = (0..60_u64)
            .map(|number| {
                let (verifier, token) = (verifier.clone(), token(&k1()));
                let patience = Duration::from_micros((number * 97 + round * 31) % 4000);
                tokio::spawn(tokio::time::timeout(patience, async move {
                    verifier.verify(&token).await.is_ok()
                }))
            })
            .collect();
        for call in calls {
            drop(call.await.unwrap());
        }
        let token = token(&k1());
        let last = tokio::time::timeout(Duration::from_secs(5), word(&verifier, &token));
        assert_eq!(last.await, Ok("ok"), "round {round}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_address_that_worked_is_not_misconfigured_when_it_fails() {
    let network = Network::serving(&[&k1()]);
    let verifier = verifier(&network).build().unwrap();
    assert_eq!(word(&verifier, &token(&k1())).await, "ok");
    network.becomes(|_, _| Reply::Answer(404, vec![]));
    assert_eq!(
        word(&verifier, &token(&TestKey::second("k2"))).await,
        "unavailable"
    );
}

#[tokio::test(start_paused = true)]
async fn given_keys_need_no_fetch() {
    let network = Network::serving(&[&k1()]);
    let first = JwksCache::builder(&pool())
        .transport(network.clone())
        .clock(TokioClock::default())
        .build();
    assert_eq!(first.export(), None);
    first.prefetch().await.unwrap();
    let exported = first.export().unwrap();

    let silent = Network::new(|_, _| Reply::Hang);
    let cache = JwksCache::builder(&pool())
        .transport(silent.clone())
        .clock(TokioClock::default())
        .with_jwks(JwkSet::parse(exported.as_bytes()).unwrap())
        .build();
    let given = verifier(&silent).jwks(cache.clone()).build().unwrap();
    assert_eq!(word(&given, &token(&k1())).await, "ok");
    assert_eq!(silent.requests(), 0);

    let fixed = verifier(&silent)
        .jwks(JwksCache::fixed(
            JwkSet::parse(exported.as_bytes()).unwrap(),
        ))
        .build()
        .unwrap();
    advance(Duration::from_secs(200_000)).await;
    assert_eq!(word(&fixed, &token(&k1())).await, "ok");
    // It may be one of the pool's new keys: nobody can look.
    for _ in 0..2 {
        assert_eq!(
            word(&fixed, &token(&TestKey::second("k2"))).await,
            "misconfigured"
        );
    }
    assert!(matches!(
        cache.prefetch().await,
        Err(JwksError::Timeout { .. })
    ));
}

#[test]
fn only_rsa_signature_keys_of_decent_size_are_used() {
    let jwk = |name: &str, value: Value| with(k1().jwk(), name, value);
    let short = b64([0xff; 255]);
    for (bad, why) in [
        (jwk("kty", json!("EC")), "not an RSA key"),
        (jwk("kty", json!("oct")), "not an RSA key"),
        (jwk("kty", json!(null)), "not an RSA key"),
        (jwk("use", json!("enc")), "not for signatures"),
        (jwk("alg", json!("RSA-OAEP")), "another algorithm"),
        (jwk("alg", json!("PS256")), "another algorithm"),
        (jwk("key_ops", json!(["encrypt"])), "not for verification"),
        (jwk("kid", json!(null)), "without an id"),
        (jwk("kid", json!("")), "without an id"),
        (jwk("kid", json!(5)), "without an id"),
        (jwk("n", json!(null)), "without a modulus"),
        (jwk("n", json!("AQ==")), "not base64url"),
        (jwk("n", json!("")), "fewer than 2048"),
        (jwk("n", json!(b64([0; 256]))), "fewer than 2048"),
        (jwk("n", json!(short)), "fewer than 2048"),
        (jwk("n", json!(b64([0xff; 513]))), "more than 4096"),
        (jwk("n", json!(b64([0xfe; 256]))), "even modulus"),
        (jwk("e", json!(null)), "without an exponent"),
        (jwk("e", json!("AQ")), "even or below 3"),
        (jwk("e", json!("")), "even or below 3"),
        (jwk("e", json!(b64([2]))), "even or below 3"),
        (jwk("e", json!(b64([0xff; 9]))), "too large"),
        (jwk("e", json!(b64([0xff; 5]))), "too large"),
        (json!("not an object"), "not an RSA key"),
        (json!(null), "not an RSA key"),
    ] {
        let document = json!({"keys": [bad, TestKey::second("good").jwk()]}).to_string();
        let set = JwkSet::parse(document.as_bytes()).unwrap();
        assert_eq!(set.key_ids().collect::<Vec<_>>(), ["good"], "{document}");
        assert!(
            set.skipped()[0].to_string().contains(why),
            "{why}: {}",
            set.skipped()[0]
        );
    }
}

#[test]
fn keys_of_2048_to_4096_bits_are_used() {
    for bytes in [256, 384, 512] {
        let jwk = with(k1().jwk(), "n", json!(b64(vec![0xff; bytes])));
        let set = JwkSet::parse(json!({"keys": [jwk]}).to_string().as_bytes()).unwrap();
        assert_eq!(set.len(), 1, "{bytes} bytes");
    }
}

#[tokio::test(start_paused = true)]
async fn ambiguous_and_unusable_keys_are_named_in_the_refusal() {
    let twice =
        json!({"keys": [k1().jwk(), TestKey::second("k1").jwk(), TestKey::second("k2").jwk()]});
    let same = json!({"keys": [k1().jwk(), k1().jwk()]});
    let network = Network::new(move |_, _| Reply::json(&twice));
    let ambiguous = verifier(&network).build().unwrap();
    let refused = ambiguous.verify(&token(&k1())).await;
    assert!(
        matches!(
            refused,
            Err(IdentityError::Rejected(RejectReason::UnusableKey { .. }))
        ),
        "{refused:?}"
    );
    assert_eq!(word(&ambiguous, &token(&TestKey::second("k2"))).await, "ok");
    assert_eq!(JwkSet::parse(same.to_string().as_bytes()).unwrap().len(), 1);
}

#[test]
fn what_is_no_key_set_is_refused() {
    for bad in [
        "",
        "[]",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":[],\"keys\":[]}",
        "<html>",
        "{\"keys\":[",
    ] {
        let refused = JwkSet::parse(bad.as_bytes());
        assert!(
            matches!(refused, Err(JwkSetError::Malformed(_))),
            "{bad}: {refused:?}"
        );
    }
    let long = vec![b' '; JwkSet::MAX_BYTES + 1];
    assert!(matches!(
        JwkSet::parse(&long),
        Err(JwkSetError::TooLong { .. })
    ));
}
