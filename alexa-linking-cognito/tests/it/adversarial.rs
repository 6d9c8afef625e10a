//! Tokens made to find the seams between the checks.

use std::time::{Duration, Instant};

use alexa_linking_cognito::{TokenVerifier, TokenVerifierBuilder};
use serde_json::{Value, json};

use crate::support::*;

fn base() -> TokenVerifierBuilder {
    verifier(&Network::serving(&[&TestKey::first("k1")]))
}

async fn verdict(verifier: &TokenVerifier, token: &str) -> Result<(), String> {
    let verdict = verifier.verify(token).await;
    verdict.map(drop).map_err(|error| error.to_string())
}

/// The claims as text with `member` put in front of the others.
fn claims_with(member: &str) -> String {
    access_claims()
        .to_string()
        .replacen('{', &format!("{{{member},"), 1)
}

fn sign_claims(claims: &str) -> String {
    TestKey::first("k1").sign_text(br#"{"kid":"k1","alg":"RS256"}"#, claims.as_bytes())
}

#[tokio::test(start_paused = true)]
async fn times_are_exact_to_the_fraction() {
    let now = Duration::from_secs(NOW);
    for (leeway, claim, value, good) in [
        (0, "exp", json!(NOW), false),
        (0, "exp", json!(now.as_secs_f64() + 0.001), true),
        (0, "exp", json!(now.as_secs_f64() - 0.001), false),
        (0, "exp", json!(NOW + 1), true),
        (300, "exp", json!(NOW - 300), false),
        (300, "exp", json!(NOW - 299), true),
        (0, "exp", json!(253_402_300_799_u64), true),
        (0, "exp", json!(253_402_300_800_u64), false),
        (0, "exp", json!(i64::MAX), false),
        (0, "exp", json!(u64::MAX), false),
        (0, "exp", json!(1e308), false),
        (0, "exp", json!(-1), false),
        (0, "exp", json!(-0.0), false),
        (0, "exp", json!(NOW.to_string()), false),
        (0, "exp", json!([NOW + 60]), false),
        (0, "exp", json!(true), false),
        (0, "nbf", json!(NOW), true),
        (0, "nbf", json!(now.as_secs_f64() + 0.5), false),
        (1, "nbf", json!(NOW + 1), true),
        (0, "nbf", json!("0"), false),
        (0, "iat", json!(NOW + 300), true),
        (0, "iat", json!(NOW + 301), false),
        (0, "iat", json!(1e300), false),
    ] {
        let verifier = base().leeway(Duration::from_secs(leeway)).build().unwrap();
        let token = TestKey::first("k1").sign(&with(access_claims(), claim, value.clone()));
        let found = verdict(&verifier, &token).await;
        assert_eq!(
            found.is_ok(),
            good,
            "{claim} {value}, leeway {leeway}: {found:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn claims_as_text_that_no_reader_agrees_on() {
    let verifier = base().build().unwrap();
    let nested = |depth| format!("\"x\":{}1{}", "[".repeat(depth), "]".repeat(depth));
    let objects = |depth| format!("\"x\":{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    for (member, good) in [
        (nested(63), true),
        (nested(64), true),
        (objects(64), true),
        (nested(10_000), false),
        (objects(5_000), false),
        (r#""sub":"other""#.into(), false),
        (r#""\u0073ub":"other""#.into(), false),
        (r#""x":{"a":1,"a":1}"#.into(), false),
        (r#""x":[[{"a":{"b":1,"\u0062":2}}]]"#.into(), false),
        (r#""x":"\ud83d""#.into(), false),
        (r#""x":1e400"#.into(), false),
        (r#""x":01"#.into(), false),
        (r#""x":NaN"#.into(), false),
        (r#""x":1,"#.into(), false),
        (r#""SUB":"other","Exp":1"#.into(), true),
        (r#""__proto__":{"exp":1}"#.into(), true),
        (r#""b64":false,"crit":["exp"],"alg":"none""#.into(), true),
        (r#""aud":"https://api.example","x":"\u0000""#.into(), true),
    ] {
        let found = verdict(&verifier, &sign_claims(&claims_with(&member))).await;
        let shown: String = member.chars().take(60).collect();
        assert_eq!(found.is_ok(), good, "{shown}: {found:?}");
    }
    let trailing = format!("{} ", access_claims());
    assert!(verdict(&verifier, &sign_claims(&trailing)).await.is_ok());
    let twice = format!("{0}{0}", access_claims());
    assert!(verdict(&verifier, &sign_claims(&twice)).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn headers_that_ask_for_more() {
    let verifier = base().build().unwrap();
    let key = TestKey::first("k1");
    let claims = access_claims().to_string();
    for (extra, good) in [
        (json!({"crit": []}), false),
        (json!({"crit": ["b64"], "b64": true}), false),
        (json!({"b64": true}), false),
        (json!({"jwk": key.jwk()}), false),
        (json!({"jku": "https://a.example"}), false),
        (json!({"x5c": ["MII"]}), false),
        (json!({"x5u": "https://a.example"}), false),
        (json!({"kid": ["k1"]}), false),
        (json!({"kid": "K1"}), false),
        (json!({"kid": "k1\u{0}"}), false),
        (json!({"kid": "../k1"}), false),
        (json!({"alg": "rs256"}), false),
        (json!({"alg": ["RS256"]}), false),
        (json!({"alg": "RS512"}), false),
        (json!({"typ": "JWT", "cty": "x"}), true),
    ] {
        let mut header = json!({"kid": "k1", "alg": "RS256"});
        for (name, value) in extra.as_object().unwrap() {
            header[name] = value.clone();
        }
        let token = key.sign_text(header.to_string().as_bytes(), claims.as_bytes());
        assert_eq!(verdict(&verifier, &token).await.is_ok(), good, "{extra}");
    }
}

#[tokio::test(start_paused = true)]
async fn tokens_are_read_up_to_64_kib_and_not_beyond() {
    let verifier = base().build().unwrap();
    let padded = |size: usize| {
        let claims = with(access_claims(), "pad", json!("x".repeat(size)));
        TestKey::first("k1").sign(&claims)
    };
    assert!(
        verdict(&verifier, &padded(15 * 1024)).await.is_ok(),
        "20 KiB"
    );
    let mut size = 48 * 1024;
    while padded(size).len() > 64 * 1024 {
        size -= 1;
    }
    assert!(padded(size).len() > 64 * 1024 - 4);
    assert!(verdict(&verifier, &padded(size)).await.is_ok());
    assert!(verdict(&verifier, &padded(size + 3)).await.is_err());
    assert!(verdict(&verifier, &"a".repeat(100_000_000)).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn an_access_token_bound_to_a_resource_still_answers_for_its_client() {
    let bound = |aud: Value| with(access_claims(), "aud", aud);
    let key = TestKey::first("k1");
    let plain = base().build().unwrap();
    let required = base().audience("https://api.example").build().unwrap();
    for (aud, without, with_audience) in [
        (json!("https://api.example"), true, true),
        (
            json!(["https://b.example", "https://api.example"]),
            true,
            true,
        ),
        (json!("https://api.example/"), true, false),
        (json!(null), true, false),
        (json!([]), true, false),
        (json!({"a": 1}), false, false),
    ] {
        let token = key.sign(&bound(aud.clone()));
        assert_eq!(verdict(&plain, &token).await.is_ok(), without, "{aud}");
        assert_eq!(
            verdict(&required, &token).await.is_ok(),
            with_audience,
            "{aud}"
        );
    }
    // The client id in the place of an id token's, and nowhere else.
    let elsewhere = with(bound(json!(CLIENT)), "client_id", Value::Null);
    assert!(verdict(&plain, &key.sign(&elsewhere)).await.is_err());
}

/// That a text eight times as long takes about eight times as long to refuse: the bound lies at 24,
/// the square at 64.
///
/// The shortest of many single calls counts, since what else the machine does only makes one longer;
/// where it does much, there are more calls.
async fn takes_linear_time(name: &str, make: impl Fn(usize) -> String) {
    let verifier = base().build().unwrap();
    let tokens = [make(5_500), make(44_000)];
    let mut best = [Duration::MAX; 2];
    for round in 0..150 {
        for (token, best) in tokens.iter().zip(&mut best) {
            assert!(token.len() <= 64 * 1024, "{name}");
            let began = Instant::now();
            let refused = verifier.verify(token).await.is_err();
            *best = began.elapsed().min(*best);
            assert!(refused, "{name}");
        }
        if round > 20 && best[1] < best[0] * 24 {
            return;
        }
    }
    panic!("{name}: {:?}, eight times as long {:?}", best[0], best[1]);
}

#[tokio::test]
async fn hostile_texts_take_no_more_than_linear_time() {
    let header = b64(r#"{"kid":"k1","alg":"RS256"}"#);
    let members = |count: usize| {
        (0..count).fold(String::new(), |text, number| {
            text + &format!("\"{number}\":1,")
        })
    };
    let makers: [(&str, &dyn Fn(usize) -> String); 9] = [
        ("arrays", &|n| "[".repeat(n)),
        ("objects", &|n| "{\"a\":".repeat(n / 5)),
        ("members", &|n| format!("{{{}\"z\":1}}", members(n / 10))),
        ("escapes", &|n| {
            format!("{{\"a\":\"{}\"}}", "\\u0000".repeat(n / 6))
        }),
        ("digits", &|n| format!("{{\"exp\":{}}}", "9".repeat(n))),
        ("fraction", &|n| format!("{{\"exp\":1.{}}}", "9".repeat(n))),
        ("scopes", &|n| {
            with(access_claims(), "scope", json!("a ".repeat(n / 2))).to_string()
        }),
        ("groups", &|n| {
            with(access_claims(), "cognito:groups", json!(vec!["a"; n / 4])).to_string()
        }),
        ("shallow arrays", &|n| {
            format!("{{\"a\":[{}1]}}", "[],".repeat(n / 3))
        }),
    ];
    for (name, make) in makers {
        let token = |n| format!("{header}.{}.{}", b64(make(n)), b64([7; 256]));
        takes_linear_time(name, token).await;
    }
    takes_linear_time("separators", |n| ".".repeat(n)).await;
    takes_linear_time("signature", |n| format!("{header}.e30.{}", "A".repeat(n))).await;
}
