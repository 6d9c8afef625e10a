//! What the tokens say, and that the served keys verify them.

use super::browser::{self, Answer, CLIENT, json, pool};
use alexa_linking_cognito::testing::LocalUserPool;
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// Whether a key of the served set verifies the token.
fn verifies(jwks: &Answer, token: &str) -> bool {
    let kid = part(token, 0)["kid"].clone();
    let jwks = json(jwks);
    let keys = jwks["keys"].as_array().unwrap();
    let Some(key) = keys.iter().find(|key| key["kid"] == kid) else {
        return false;
    };
    assert_eq!(
        (&key["kty"], &key["alg"], &key["use"]),
        (&"RSA".into(), &"RS256".into(), &"sig".into())
    );
    let bytes = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
    let (message, signature) = token.rsplit_once('.').unwrap();
    let key = RsaPublicKeyComponents {
        n: bytes("n"),
        e: bytes("e"),
    };
    assert_eq!(key.n.len(), 256);
    key.verify(
        &RSA_PKCS1_2048_8192_SHA256,
        message.as_bytes(),
        &URL_SAFE_NO_PAD.decode(signature).unwrap(),
    )
    .is_ok()
}

async fn jwks(pool: &LocalUserPool) -> Answer {
    browser::get(&pool.jwks_uri()).await
}

#[tokio::test]
async fn an_access_token_has_cognitos_claims() {
    let pool = pool().await;
    let scopes = ["openid", "aws.cognito.signin.user.admin"];
    let tokens = pool.issue_tokens("alice", CLIENT, &scopes).unwrap();
    let token = tokens.access_token.expose_secret();
    let claims = part(token, 1);
    for (name, expected) in [
        ("token_use", "access"),
        ("client_id", CLIENT),
        ("username", "alice"),
        ("sub", "3f1c0a52-6a1e-4e7e-9d3b-0d0f6e6f7a11"),
        ("scope", "openid aws.cognito.signin.user.admin"),
        ("iss", pool.issuer()),
    ] {
        assert_eq!(claims[name], expected, "{name}");
    }
    assert_eq!(claims["cognito:groups"], serde_json::json!(["readers"]));
    assert_eq!(claims["version"], 2);
    for name in ["jti", "origin_jti", "event_id"] {
        assert_eq!(claims[name].as_str().unwrap().len(), 36, "{name}");
    }
    let at = |name: &str| claims[name].as_u64().unwrap();
    assert_eq!(at("exp") - at("iat"), 3600);
    assert_eq!(at("auth_time"), at("iat"));
    assert!(claims.get("aud").is_none() && claims.get("email").is_none());
    assert_eq!(part(token, 0)["alg"], "RS256");
    assert!(verifies(&jwks(&pool).await, token));
}

#[tokio::test]
async fn an_id_token_has_cognitos_claims_and_its_own_key() {
    let pool = pool().await;
    let code = browser::code(&pool, &[("nonce", "n-0")]).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", browser::REDIRECT),
    ];
    let tokens = json(&browser::token(&pool, &form).await);
    let id = tokens["id_token"].as_str().unwrap();
    let claims = part(id, 1);
    for (name, expected) in [
        ("token_use", "id"),
        ("aud", CLIENT),
        ("cognito:username", "alice"),
        ("email", "alice@example.com"),
        ("given_name", "Alice"),
        ("nonce", "n-0"),
    ] {
        assert_eq!(claims[name], expected, "{name}");
    }
    assert_eq!(claims["email_verified"], true);
    assert_eq!(claims["address"]["formatted"], "1 Main Street");
    for name in ["client_id", "username", "scope"] {
        assert!(claims.get(name).is_none(), "{name}");
    }
    assert!(verifies(&jwks(&pool).await, id));
    let access = tokens["access_token"].as_str().unwrap();
    assert_ne!(part(id, 0)["kid"], part(access, 0)["kid"]);
    assert_eq!(part(id, 1)["origin_jti"], part(access, 1)["origin_jti"]);

    let without = pool.issue_tokens("alice", CLIENT, &["profile"]).unwrap();
    assert!(without.id_token.is_none());
}

#[tokio::test]
async fn discovery_describes_the_pool() {
    let pool = pool().await;
    let document = json(&browser::get(&pool.discovery_uri()).await);
    let base = pool.base_url();
    assert_eq!(document["issuer"], format!("{base}/eu-west-1_AbCdEf123"));
    assert_eq!(document["issuer"], pool.issuer());
    for (name, path) in [
        ("authorization_endpoint", "/oauth2/authorize"),
        ("token_endpoint", "/oauth2/token"),
        ("userinfo_endpoint", "/oauth2/userInfo"),
        ("revocation_endpoint", "/oauth2/revoke"),
        ("end_session_endpoint", "/logout"),
        ("jwks_uri", "/eu-west-1_AbCdEf123/.well-known/jwks.json"),
    ] {
        assert_eq!(document[name], format!("{base}{path}"));
    }
    let other = format!("{base}/eu-west-1_Other/.well-known/jwks.json");
    assert_eq!(browser::get(&other).await.status(), 404);

    let real = browser::builder().cognito_issuer().start().await.unwrap();
    let expected = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123";
    assert_eq!(real.issuer(), expected);
    let tokens = real.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    assert_eq!(real.claims(&tokens.access_token).unwrap()["iss"], expected);
}

#[tokio::test]
async fn rotation_adds_two_keys_and_the_old_ones_verify_until_dropped() {
    let pool = browser::builder().own_keys().start().await.unwrap();
    let old = pool
        .issue_tokens("alice", CLIENT, &["openid"])
        .unwrap()
        .access_token;
    let count = |answer: &Answer| json(answer)["keys"].as_array().unwrap().len();
    assert_eq!(count(&jwks(&pool).await), 2);

    pool.rotate_keys().await.unwrap();
    let rotated = jwks(&pool).await;
    assert_eq!(count(&rotated), 4);
    let new = pool
        .issue_tokens("alice", CLIENT, &["openid"])
        .unwrap()
        .access_token;
    assert_ne!(part(old.expose_secret(), 0), part(new.expose_secret(), 0));
    assert!(verifies(&rotated, old.expose_secret()) && verifies(&rotated, new.expose_secret()));

    pool.drop_retired_keys();
    let left = jwks(&pool).await;
    assert_eq!(count(&left), 2);
    assert!(!verifies(&left, old.expose_secret()) && verifies(&left, new.expose_secret()));
    assert!(pool.claims(&old).is_err());
    assert!(!verifies(
        &jwks(&browser::pool().await).await,
        new.expose_secret()
    ));
}

#[tokio::test]
async fn any_claims_can_be_signed() {
    let pool = pool().await;
    let good = pool
        .issue_tokens("alice", CLIENT, &["openid"])
        .unwrap()
        .access_token;
    let mut claims = pool.claims(&good).unwrap();
    claims.insert("client_id".into(), "other".into());
    claims.remove("exp");
    let forged = pool.sign_access_token(&claims).unwrap();
    assert!(verifies(&jwks(&pool).await, forged.expose_secret()));
    assert_eq!(pool.claims(&forged).unwrap(), claims);
    let id = pool.sign_id_token(&claims).unwrap();
    assert!(verifies(&jwks(&pool).await, id.expose_secret()));
    assert_ne!(part(id.expose_secret(), 0), part(forged.expose_secret(), 0));

    let expired = pool.claims(&pool.expired_copy(&good).unwrap()).unwrap();
    let good = pool.claims(&good).unwrap();
    let at = |claims: &serde_json::Map<String, Value>, name: &str| claims[name].as_u64().unwrap();
    assert!(at(&expired, "exp") < at(&good, "iat"));
    assert_eq!(at(&expired, "exp") - at(&expired, "iat"), 3600);
}
