//! What a token must claim.

use std::time::Duration;

use alexa_linking_cognito::{
    TokenUse, TokenVerifier, TokenVerifierBuilder, TokenVerifierError, UserPool,
};
use alexa_skill_core::linking::{IdentityError, RejectReason};
use serde_json::{Value, json};

use crate::support::*;

fn base() -> TokenVerifierBuilder {
    verifier(&Network::serving(&[&TestKey::first("k1")]))
}

async fn outcome(builder: TokenVerifierBuilder, claims: &Value) -> Result<(), String> {
    let token = TestKey::first("k1").sign(claims);
    match builder.build().unwrap().verify(&token).await {
        Ok(_) => Ok(()),
        Err(IdentityError::Rejected(reason)) => Err(reason.to_string()),
        Err(other) => panic!("{other:?}"),
    }
}

type Set = fn(TokenVerifierBuilder) -> TokenVerifierBuilder;

fn id_claims() -> Value {
    let claims = with(access_claims(), "token_use", json!("id"));
    let claims = with(claims, "aud", json!(CLIENT));
    let claims = with(claims, "client_id", Value::Null);
    with(claims, "cognito:username", json!("alice"))
}

#[tokio::test(start_paused = true)]
async fn each_claim_has_its_check() {
    let long = "x".repeat(5000);
    for (name, value, expected) in [
        ("iss", json!(null), "has no iss"),
        ("iss", json!(""), "has no iss"),
        ("iss", json!([ISSUER]), "iss is an array, not a string"),
        ("iss", json!(format!("{ISSUER}/")), "issuer is"),
        ("iss", json!(&ISSUER[..ISSUER.len() - 1]), "issuer is"),
        ("iss", json!(ISSUER.replace("https", "http")), "issuer is"),
        (
            "iss",
            json!(ISSUER.replace("cognito-idp", "issuer-cognito-idp")),
            "issuer is",
        ),
        ("iss", json!(long), "..."),
        ("token_use", json!(null), "has no token_use"),
        ("token_use", json!("id"), "use is \"id\", not \"access\""),
        ("token_use", json!("Access"), "use is \"Access\""),
        ("client_id", json!(null), "has no client_id"),
        ("client_id", json!("other"), "client is \"other\""),
        (
            "client_id",
            json!([CLIENT]),
            "client_id is an array, not a string",
        ),
        ("sub", json!(null), "has no sub"),
        ("sub", json!(""), "has no sub"),
        ("sub", json!(7), "sub is a number, not a string"),
        ("exp", json!(null), "has no exp"),
        (
            "exp",
            json!((NOW + 10).to_string()),
            "exp is a string, not a number",
        ),
        ("exp", json!(1e300), ", not a number of seconds"),
        ("exp", json!(u64::MAX), "exp is 18446744073709551615, not"),
        (
            "exp",
            json!(-1),
            "exp is -1, not a number of seconds since 1970",
        ),
        ("exp", json!(NOW), "expired 0 s ago"),
        ("exp", json!(NOW - 9), "expired 9 s ago"),
        ("nbf", json!(NOW + 5), "valid only in 5 s"),
        ("nbf", json!("soon"), "nbf is a string, not a number"),
        ("iat", json!(NOW + 301), "issued 301 s in the future"),
        ("iat", json!(true), "iat is a boolean, not a number"),
        (
            "auth_time",
            json!({}),
            "auth_time is an object, not a number",
        ),
        (
            "scope",
            json!(["openid"]),
            "scope is an array, not a string",
        ),
        (
            "cognito:groups",
            json!("admins"),
            "groups is a string, not an array of strings",
        ),
        (
            "cognito:groups",
            json!(["a", 1]),
            "groups is an array with a number, not an array of strings",
        ),
        ("aud", json!(5), "aud is a number, not a string or an array"),
    ] {
        let result = outcome(base(), &with(access_claims(), name, value.clone())).await;
        let reason = result.expect_err(&format!("{name}: {value}"));
        assert!(
            reason.contains(expected) && reason.len() < 400,
            "{name} = {value}: {reason}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_legal_is_accepted() {
    for (name, value) in [
        ("exp", json!(1_800_000_000.5)),
        ("exp", json!(NOW + 1)),
        ("iat", json!(NOW + 300)),
        ("iat", json!(null)),
        ("nbf", json!(NOW)),
        ("scope", json!(null)),
        ("cognito:groups", json!(null)),
        ("aud", json!("https://api.example.com")),
        ("aud", json!(["https://api.example.com", "b"])),
        ("unheard_of", json!({"a": [null, 1.5]})),
    ] {
        let result = outcome(base(), &with(access_claims(), name, value.clone())).await;
        assert_eq!(result, Ok(()), "{name} = {value}");
    }
}

#[tokio::test(start_paused = true)]
async fn id_tokens_are_verified_where_they_are_expected() {
    let id = || base().token_use(TokenUse::Id);
    assert_eq!(outcome(id(), &id_claims()).await, Ok(()));
    for (claims, expected) in [
        (access_claims(), "use is \"access\", not \"id\""),
        (with(id_claims(), "aud", Value::Null), "has no aud"),
        (
            with(id_claims(), "aud", json!("other")),
            "client is \"other\"",
        ),
        (
            with(id_claims(), "aud", json!([CLIENT])),
            "aud is an array, not a string",
        ),
        (
            with(
                with(id_claims(), "aud", Value::Null),
                "client_id",
                json!(CLIENT),
            ),
            "has no aud",
        ),
    ] {
        let reason = outcome(id(), &claims).await.unwrap_err();
        assert!(reason.contains(expected), "{claims}: {reason}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_required_beside_is_asked_for() {
    let bound = with(access_claims(), "aud", json!(["r1", "r2"]));
    let cases: [(Set, &Value, Option<&str>); 13] = [
        (
            |b| b.required_scope("openid").required_scope("profile"),
            &access_claims(),
            None,
        ),
        (
            |b| b.required_scope("openid").required_scope("email"),
            &access_claims(),
            Some("lacks the scopes [\"email\"]"),
        ),
        (
            |b| b.required_scope("open"),
            &access_claims(),
            Some("lacks the scopes [\"open\"]"),
        ),
        (
            |b| b.any_group("admins").any_group("listeners"),
            &access_claims(),
            None,
        ),
        (
            |b| b.any_group("admins"),
            &access_claims(),
            Some("none of the groups [\"admins\"]"),
        ),
        (|b| b.audience("r2"), &bound, None),
        (
            |b| b.audience("r3"),
            &bound,
            Some("audience is [\"r1\", \"r2\"], not one of [\"r3\"]"),
        ),
        (
            |b| b.audience("r3"),
            &access_claims(),
            Some("audience is [], not one of"),
        ),
        (|b| b.client_id("other"), &access_claims(), None),
        (
            TokenVerifierBuilder::any_client,
            &with(access_claims(), "client_id", json!("x")),
            None,
        ),
        (
            |b| b.leeway(Duration::from_secs(60)),
            &with(access_claims(), "exp", json!(NOW - 59)),
            None,
        ),
        (
            |b| b.leeway(Duration::from_secs(60)),
            &with(access_claims(), "exp", json!(NOW - 60)),
            Some("expired 60 s ago"),
        ),
        (
            |b| {
                b.custom_check(|claims| {
                    Err(format!("{} is not wanted", claims.username().unwrap()))
                })
            },
            &access_claims(),
            Some("alice is not wanted"),
        ),
    ];
    for (number, (set, claims, expected)) in cases.into_iter().enumerate() {
        match (outcome(set(base()), claims).await, expected) {
            (Ok(()), None) => {}
            (Err(reason), Some(expected)) if reason.contains(expected) => {}
            (found, expected) => panic!("{number}: {found:?}, not {expected:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn several_pools_and_the_updated_issuer_are_accepted_when_configured() {
    let other = UserPool::from_id("us-east-1_Other1").unwrap();
    let claims = with(access_claims(), "iss", json!(other.issuer()));
    assert!(
        outcome(base(), &claims)
            .await
            .unwrap_err()
            .contains("issuer is")
    );
    assert_eq!(outcome(base().pool(other), &claims).await, Ok(()));

    let updated = with(
        access_claims(),
        "iss",
        json!(ISSUER.replace("cognito-idp", "issuer-cognito-idp")),
    );
    let network = Network::serving(&[&TestKey::first("k1")]);
    let builder = TokenVerifier::builder(pool().with_updated_issuer())
        .client_id(CLIENT)
        .clock(TokioClock::default())
        .transport(network);
    assert_eq!(outcome(builder, &updated).await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn a_custom_check_sees_only_verified_claims() {
    let verifier = base()
        .custom_check(|_| Err("it was asked".into()))
        .build()
        .unwrap();
    let forged = TestKey::second("k1").sign(&access_claims());
    let refused = verifier.verify(&forged).await;
    assert!(matches!(
        refused,
        Err(IdentityError::Rejected(RejectReason::Signature))
    ));
}

#[test]
fn a_verifier_that_forgot_to_ask_is_not_built() {
    let builder = || TokenVerifier::builder(pool());
    assert_eq!(
        builder().build().unwrap_err(),
        TokenVerifierError::NoClientId
    );
    assert_eq!(
        builder().client_id("").build().unwrap_err(),
        TokenVerifierError::Empty("client id")
    );
    assert!(matches!(
        builder()
            .any_client()
            .leeway(Duration::from_secs(301))
            .build(),
        Err(TokenVerifierError::Leeway { .. })
    ));
}

#[tokio::test(start_paused = true)]
async fn an_inspection_makes_every_check_and_agrees_with_the_verdict() {
    let verifier = base().required_scope("email").build().unwrap();
    let bad = with(access_claims(), "exp", json!(NOW));
    let bad = with(bad, "client_id", json!("other"));
    let forged = TestKey::second("k1").sign(&bad);
    let inspection = verifier.inspect(&forged).await;
    let failed: Vec<_> = inspection
        .checks()
        .iter()
        .filter(|check| check.result.is_err())
        .map(|check| check.name)
        .collect();
    assert_eq!(failed, ["client", "times", "scopes", "signature"]);
    assert_eq!(inspection.unverified_claims().unwrap()["username"], "alice");
    assert!(!format!("{inspection:?}").contains("alice"));

    let good = with(access_claims(), "scope", json!("email"));
    for (key, claims) in [
        (TestKey::first("k1"), good.clone()),
        (TestKey::first("k9"), good.clone()),
        (TestKey::second("k1"), good.clone()),
        (TestKey::first("k1"), access_claims()),
        (TestKey::first("k1"), with(good.clone(), "iss", json!("x"))),
        (TestKey::first("k1"), with(good, "sub", Value::Null)),
    ] {
        let token = key.sign(&claims);
        let inspection = verifier.inspect(&token).await;
        let verdict = verifier.verify(&token).await;
        assert_eq!(inspection.is_accepted(), verdict.is_ok());
        let first = inspection
            .checks()
            .iter()
            .find_map(|check| check.result.as_ref().err());
        assert_eq!(
            first.map(ToString::to_string),
            verdict.err().map(|error| error.to_string())
        );
    }
    assert_eq!(verifier.inspect("a.b").await.checks().len(), 1);
}
