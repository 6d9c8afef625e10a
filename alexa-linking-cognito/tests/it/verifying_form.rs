//! What a token may look like.

use alexa_linking_cognito::TokenVerifier;
use alexa_skill_core::linking::{IdentityError, RejectReason};
use proptest::prelude::*;
use serde_json::json;

use crate::support::*;

fn served() -> TokenVerifier {
    let network = Network::serving(&[&TestKey::first("k1")]);
    verifier(&network).build().unwrap()
}

async fn refusal(token: &str) -> RejectReason {
    match served().verify(token).await {
        Err(IdentityError::Rejected(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_good_token_gives_its_claims() {
    let token = TestKey::first("k1").sign(&access_claims());
    let claims = served().verify(&token).await.unwrap();
    assert_eq!(claims.subject(), "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    assert_eq!(
        (claims.username(), claims.client_id()),
        (Some("alice"), Some(CLIENT))
    );
    assert_eq!(claims.scopes().collect::<Vec<_>>(), ["openid", "profile"]);
    assert_eq!(claims.groups().collect::<Vec<_>>(), ["listeners"]);
    let debug = format!("{claims:?} {:?}", served());
    assert!(
        !debug.contains("alice") && !debug.contains(&token[..20]),
        "{debug}"
    );
}

#[tokio::test(start_paused = true)]
async fn headers_that_ask_for_anything_else_are_refused() {
    let key = TestKey::first("k1");
    let claims = access_claims().to_string();
    for (header, expected) in [
        (json!({"kid": "k1"}), "algorithm is \"\""),
        (json!({"kid": "k1", "alg": "none"}), "algorithm is \"none\""),
        (
            json!({"kid": "k1", "alg": "HS256"}),
            "algorithm is \"HS256\"",
        ),
        (
            json!({"kid": "k1", "alg": "RS512"}),
            "algorithm is \"RS512\"",
        ),
        (
            json!({"kid": "k1", "alg": "PS256"}),
            "algorithm is \"PS256\"",
        ),
        (
            json!({"kid": "k1", "alg": "rs256"}),
            "algorithm is \"rs256\"",
        ),
        (json!({"kid": "k1", "alg": 256}), "algorithm is \"\""),
        (json!({"alg": "RS256"}), "names no key"),
        (json!({"alg": "RS256", "kid": ""}), "names no key"),
        (
            json!({"alg": "RS256", "kid": 1}),
            "kid is a number, not a string of 1 to 256 bytes",
        ),
        (
            json!({"alg": "RS256", "kid": "k".repeat(300)}),
            "kid is a string of 300 bytes, not a string of 1 to 256 bytes",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "crit": []}),
            "header has \"crit\"",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "crit": ["exp"]}),
            "header has \"crit\"",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "b64": true}),
            "header has \"b64\"",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "jwk": key.jwk()}),
            "header has \"jwk\"",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "jku": "https://a.b"}),
            "header has \"jku\"",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "x5u": "https://a.b"}),
            "header has \"x5u\"",
        ),
        (
            json!({"alg": "RS256", "kid": "k1", "x5c": []}),
            "header has \"x5c\"",
        ),
    ] {
        let token = key.sign_text(header.to_string().as_bytes(), claims.as_bytes());
        let reason = refusal(&token).await.to_string();
        assert!(reason.contains(expected), "{header}: {reason}");
    }
    let named = json!({"alg": "RS256", "kid": "k1", "typ": "JWT", "other": [1]}).to_string();
    assert!(
        served()
            .verify(&key.sign_text(named.as_bytes(), claims.as_bytes()))
            .await
            .is_ok()
    );
}

#[tokio::test(start_paused = true)]
async fn texts_that_are_no_strict_token_are_refused() {
    let key = TestKey::first("k1");
    let good = key.sign(&access_claims());
    let header = br#"{"kid":"k1","alg":"RS256"}"#;
    let claims = access_claims().to_string();
    let [first, second, third] = good.split('.').collect::<Vec<_>>()[..] else {
        panic!()
    };
    for token in [
        String::new(),
        "..".into(),
        format!("{first}.{second}"),
        format!("{good}."),
        format!("{good}.{third}"),
        format!("{first}.{second}."),
        format!(" {good}"),
        format!("{good}\n"),
        format!("{first}=.{second}.{third}"),
        format!("{first}.{second}.{third}="),
        format!("{first}.{second}.{third}=="),
        format!("{first}.{}\n{}.{third}", &second[..4], &second[4..]),
        good.replace('.', "\u{ff0e}"),
        key.sign_text(header, b"not json"),
        key.sign_text(header, b"[]"),
        key.sign_text(header, b"{\"sub\":\"\xff\"}"),
        key.sign_text(header, claims.replacen('{', r#"{"sub":"x","#, 1).as_bytes()),
        key.sign_text(
            header,
            claims.replacen('{', r#"{"x":{"a":1,"a":2},"#, 1).as_bytes(),
        ),
        key.sign_text(
            br#"{"kid":"k1","kid":"k1","alg":"RS256"}"#,
            claims.as_bytes(),
        ),
        key.sign_text(br#"{"kid":"k1","alg":"RS256"} x"#, claims.as_bytes()),
        key.sign_text(header, format!("{claims}{claims}").as_bytes()),
    ] {
        let reason = refusal(&token).await;
        let known = matches!(reason, RejectReason::Malformed(_) | RejectReason::Signature);
        assert!(known, "{reason:?}");
        // Only the empty signature is well-formed text.
        assert_eq!(
            reason == RejectReason::Signature,
            token == format!("{first}.{second}.")
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_number_of_parts_is_told() {
    for (token, expected) in [
        ("", "it has 1 parts, not 3"),
        ("a.b", "it has 2 parts, not 3"),
        ("a.b.c.d", "it has 4 parts, not 3"),
    ] {
        let reason = refusal(token).await.to_string();
        assert!(reason.ends_with(expected), "{reason}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_character_of_a_part_has_one_spelling() {
    // 256 bytes leave four unused bits in the last character.
    let good = TestKey::first("k1").sign(&access_claims());
    let last = good.chars().last().unwrap();
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for other in alphabet.chars().filter(|other| *other != last) {
        let token = format!("{}{other}", &good[..good.len() - 1]);
        refusal(&token).await;
    }
}

#[tokio::test(start_paused = true)]
async fn long_and_deep_tokens_are_accepted_up_to_a_bound() {
    let key = TestKey::first("k1");
    let long = with(access_claims(), "custom:x", "x".repeat(30_000).into());
    assert!(served().verify(&key.sign(&long)).await.is_ok());
    let longer = with(access_claims(), "custom:x", "x".repeat(50_000).into());
    assert!(matches!(
        refusal(&key.sign(&longer)).await,
        RejectReason::TooLong { limit: 65_536, .. }
    ));
    let nest = |depth: usize| {
        let value = format!("{{\"x\":{}{},", "[".repeat(depth), "]".repeat(depth));
        let claims = access_claims().to_string().replacen('{', &value, 1);
        key.sign_text(br#"{"kid":"k1","alg":"RS256"}"#, claims.as_bytes())
    };
    assert!(served().verify(&nest(64)).await.is_ok());
    assert!(matches!(
        refusal(&nest(20_000)).await,
        RejectReason::Malformed(_)
    ));
}

#[tokio::test(start_paused = true)]
async fn another_keys_signature_is_wrong() {
    let forged = TestKey::second("k1").sign(&access_claims());
    assert_eq!(refusal(&forged).await, RejectReason::Signature);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_flipped_bit_is_refused(position in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let token = TestKey::first("k1").sign(&access_claims());
        let mut bytes = token.into_bytes();
        let at = position.index(bytes.len());
        bytes[at] ^= 1 << bit;
        // What is no UTF-8 cannot even be passed.
        if let Ok(token) = String::from_utf8(bytes) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            let result = runtime.block_on(async { served().verify(&token).await });
            prop_assert!(matches!(result, Err(IdentityError::Rejected(_))));
        }
    }

    #[test]
    fn any_text_gets_an_answer(token in ".{0,200}|[A-Za-z0-9_.-]{0,200}") {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let result = runtime.block_on(async { served().verify(&token).await });
        prop_assert!(matches!(result, Err(IdentityError::Rejected(_))));
    }
}
