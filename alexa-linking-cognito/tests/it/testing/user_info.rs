use super::browser::{self, Answer, CLIENT, json, pool};
use alexa_linking_cognito::testing::{LocalUserPool, OffsetClock};
use alexa_skill_core::secret::AccessToken;
use std::sync::Arc;
use std::time::Duration;

async fn user_info(pool: &LocalUserPool, token: &AccessToken) -> Answer {
    let request = http::Request::get(pool.user_info_uri())
        .header("authorization", format!("Bearer {}", token.expose_secret()));
    browser::send(request, "").await.unwrap()
}

fn issue(pool: &LocalUserPool, scopes: &[&str]) -> AccessToken {
    pool.issue_tokens("alice", CLIENT, scopes)
        .unwrap()
        .access_token
}

fn challenge(answer: &Answer) -> (u16, &str) {
    let header = answer.headers()["www-authenticate"].to_str().unwrap();
    let error = header.split('"').nth(1).unwrap();
    assert_eq!(json(answer)["error"], error);
    assert!(json(answer)["error_description"].is_string());
    (answer.status().as_u16(), error)
}

#[tokio::test]
async fn every_value_is_text_and_scopes_decide_which_come() {
    let pool = pool().await;
    let all = json(&user_info(&pool, &issue(&pool, &["openid", "profile"])).await);
    assert_eq!(all["sub"], "3f1c0a52-6a1e-4e7e-9d3b-0d0f6e6f7a11");
    assert_eq!(all["username"], "alice");
    assert_eq!(all["given_name"], "Alice");
    assert_eq!(all["email_verified"], "true");

    let email = user_info(&pool, &issue(&pool, &["openid", "email"])).await;
    let members: Vec<_> = json(&email).as_object().unwrap().keys().cloned().collect();
    assert_eq!(members, ["email", "email_verified", "sub", "username"]);

    let token = issue(&pool, &["openid"]);
    let posted = browser::post(
        &pool.user_info_uri(),
        &[("access_token", token.expose_secret())],
        None,
    )
    .await;
    assert_eq!(json(&posted)["username"], "alice");
}

#[tokio::test]
async fn a_missing_token_a_bad_one_and_a_missing_scope_differ() {
    let pool = pool().await;
    let none = browser::get(&pool.user_info_uri()).await;
    assert_eq!(challenge(&none), (400, "invalid_request"));
    let bad = user_info(&pool, &AccessToken::new("a.b.c")).await;
    assert_eq!(challenge(&bad), (401, "invalid_token"));
    let scopeless = issue(&pool, &["aws.cognito.signin.user.admin"]);
    let scopeless = user_info(&pool, &scopeless).await;
    assert_eq!(challenge(&scopeless), (403, "insufficient_scope"));

    let tokens = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    let id = AccessToken::new(tokens.id_token.unwrap().expose_secret());
    assert_eq!(
        challenge(&user_info(&pool, &id).await),
        (401, "invalid_token")
    );
    let mut claims = pool.claims(&tokens.access_token).unwrap();
    claims.insert("iss".into(), "https://example.com".into());
    let foreign = pool.sign_access_token(&claims).unwrap();
    assert_eq!(
        challenge(&user_info(&pool, &foreign).await),
        (401, "invalid_token")
    );
}

#[tokio::test]
async fn expired_revoked_disabled_and_deleted_are_refused() {
    let clock = Arc::new(OffsetClock::default());
    let pool = browser::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let refused = async |token: &AccessToken| {
        challenge(&user_info(&pool, token).await) == (401, "invalid_token")
    };
    let token = issue(&pool, &["openid"]);
    assert_eq!(user_info(&pool, &token).await.status(), 200);
    assert!(refused(&pool.expired_copy(&token).unwrap()).await);
    clock.advance(Duration::from_secs(3600));
    assert!(refused(&token).await);

    let token = issue(&pool, &["openid"]);
    pool.expire_tokens("alice");
    assert!(refused(&token).await);

    let (token, other) = (issue(&pool, &["openid"]), issue(&pool, &["openid"]));
    pool.revoke(&token).unwrap();
    assert!(refused(&token).await);
    assert_eq!(user_info(&pool, &other).await.status(), 200);
    pool.revoke_user("alice");
    assert!(refused(&other).await);

    let token = issue(&pool, &["openid"]);
    pool.disable_user("alice").unwrap();
    assert!(refused(&token).await);
    pool.delete_user("alice").unwrap();
    assert!(refused(&token).await);
    pool.put_user(browser::alice().subject("another")).unwrap();
    assert!(refused(&token).await);
}

#[tokio::test]
async fn revocation_over_http_ends_every_token_of_the_sign_in() {
    let pool = pool().await;
    let tokens = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    let refresh = tokens.refresh_token.as_ref().unwrap().expose_secret();
    let basic = format!("{CLIENT}:{}", browser::SECRET);
    let revoke = async |token: &str, basic: &str| {
        browser::post(&pool.revoke_uri(), &[("token", token)], Some(basic)).await
    };
    let wrong = revoke(refresh, "1example23456789:wrong").await;
    assert_eq!(json(&wrong)["error"], "invalid_client");
    let access = revoke(tokens.access_token.expose_secret(), &basic).await;
    assert_eq!(json(&access)["error"], "unsupported_token_type");
    assert_eq!(json(&revoke("", &basic).await)["error"], "invalid_request");
    assert_eq!(user_info(&pool, &tokens.access_token).await.status(), 200);

    assert_eq!(revoke(refresh, &basic).await.status(), 200);
    assert_eq!(user_info(&pool, &tokens.access_token).await.status(), 401);
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    assert_eq!(
        json(&browser::token(&pool, &form).await)["error"],
        "invalid_grant"
    );
    // Once more changes nothing.
    assert_eq!(revoke(refresh, &basic).await.status(), 200);
}
