use super::browser::{self, CLIENT, REDIRECT, SECRET, code, json, pool, post, token};
use alexa_linking_cognito::testing::{LocalClient, LocalUserPool, OffsetClock};
use std::sync::Arc;
use std::time::Duration;

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const PKCE: [(&str, &str); 2] = [
    (
        "code_challenge",
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    ),
    ("code_challenge_method", "S256"),
];

fn exchange(code: &str) -> Vec<(&str, &str)> {
    vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
    ]
}

async fn error(pool: &LocalUserPool, form: &[(&str, &str)]) -> String {
    let answer = token(pool, form).await;
    assert_eq!(answer.status(), 400, "{form:?}");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    json(&answer)["error"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_code_becomes_tokens_once() {
    let pool = pool().await;
    let code = code(&pool, &[]).await;
    let answer = token(&pool, &exchange(&code)).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let tokens = json(&answer);
    assert_eq!(
        (&tokens["token_type"], &tokens["expires_in"]),
        (&"Bearer".into(), &3600.into())
    );
    for name in ["id_token", "access_token", "refresh_token"] {
        assert!(tokens[name].is_string(), "{name}");
    }
    assert_eq!(error(&pool, &exchange(&code)).await, "invalid_grant");
    // The replay ends nothing.
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    let fresh = json(&token(&pool, &form).await);
    assert!(fresh["access_token"].is_string() && fresh["id_token"].is_string());
    assert!(fresh["refresh_token"].is_null());
}

#[tokio::test]
async fn both_ways_of_client_authentication_hold() {
    let pool = pool().await;
    let by_post = |id: &'static str, secret: &'static str| {
        let pool = &pool;
        async move {
            let code = code(pool, &[]).await;
            let mut form = exchange(&code);
            form.extend([("client_id", id), ("client_secret", secret)]);
            post(&pool.token_uri(), &form, None).await
        }
    };
    assert_eq!(by_post(CLIENT, SECRET).await.status(), 200);
    for (id, secret, expected) in [
        (CLIENT, "wrong", "invalid_client"),
        (CLIENT, "", "invalid_client"),
        ("other", SECRET, "invalid_client"),
        ("", SECRET, "invalid_request"),
    ] {
        let answer = by_post(id, secret).await;
        assert_eq!(
            (answer.status().as_u16(), &json(&answer)["error"]),
            (400, &expected.into())
        );
    }
    let both = [("grant_type", "refresh_token"), ("client_secret", SECRET)];
    for (form, basic, expected) in [
        (&both[..1], "1example23456789:wrong", "invalid_client"),
        (&both[..1], "other:9example87654321", "invalid_client"),
        (&both[..1], "no colon", "invalid_client"),
        (
            &both[..],
            "1example23456789:9example87654321",
            "invalid_request",
        ),
    ] {
        let answer = post(&pool.token_uri(), form, Some(basic)).await;
        assert_eq!(
            (answer.status().as_u16(), &json(&answer)["error"]),
            (400, &expected.into())
        );
    }
}

#[tokio::test]
async fn a_public_client_needs_no_secret() {
    let client = LocalClient::new("public")
        .redirect_uri(REDIRECT)
        .scope("openid");
    let pool = browser::builder().client(client).start().await.unwrap();
    let changes = [
        ("client_id", "public"),
        ("scope", "openid"),
        PKCE[0],
        PKCE[1],
    ];
    let code = code(&pool, &changes).await;
    let mut form = exchange(&code);
    form.extend([("client_id", "public"), ("code_verifier", VERIFIER)]);
    let answer = post(&pool.token_uri(), &form, None).await;
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn pkce_is_proven_or_refused() {
    let pool = pool().await;
    for (challenged, verifier, good) in [
        (true, VERIFIER, true),
        (true, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl", false),
        (true, "", false),
        (false, VERIFIER, false),
        (false, "", true),
    ] {
        let code = code(&pool, if challenged { &PKCE } else { &[] }).await;
        let mut form = exchange(&code);
        form.extend((!verifier.is_empty()).then_some(("code_verifier", verifier)));
        let answer = token(&pool, &form).await;
        assert_eq!(answer.status() == 200, good, "{challenged} {verifier}");
        if !good {
            assert_eq!(json(&answer)["error"], "invalid_grant");
        }
    }
}

#[tokio::test]
async fn a_grant_belongs_to_its_client_and_redirect_uri() {
    let other = LocalClient::new("other")
        .secret("s")
        .redirect_uri(REDIRECT)
        .scope("openid");
    let pool = browser::builder().client(other).start().await.unwrap();
    let stolen = code(&pool, &[]).await;
    let answer = post(&pool.token_uri(), &exchange(&stolen), Some("other:s")).await;
    assert_eq!(json(&answer)["error"], "invalid_grant");

    let code = code(&pool, &[]).await;
    let form = browser::with(
        &exchange(&code),
        &[("redirect_uri", "https://example.com/")],
    );
    assert_eq!(error(&pool, &form).await, "invalid_grant");

    let tokens = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    let refresh = tokens.refresh_token.unwrap();
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.expose_secret()),
    ];
    let answer = post(&pool.token_uri(), &form, Some("other:s")).await;
    assert_eq!(json(&answer)["error"], "invalid_grant");
    assert_eq!(token(&pool, &form).await.status(), 200);
}

#[tokio::test]
async fn malformed_requests_have_cognitos_error_names() {
    let pool = pool().await;
    for (form, expected) in [
        (&[][..], "invalid_request"),
        (&[("grant_type", "password")], "unsupported_grant_type"),
        (
            &[("grant_type", "client_credentials")],
            "unauthorized_client",
        ),
        (&[("grant_type", "authorization_code")], "invalid_request"),
        (&[("grant_type", "refresh_token")], "invalid_request"),
        (
            &[("grant_type", "refresh_token"), ("refresh_token", "x")],
            "invalid_grant",
        ),
        (
            &[("grant_type", "refresh_token"), ("grant_type", "x")],
            "invalid_request",
        ),
        (&exchange("unknown"), "invalid_grant"),
    ] {
        assert_eq!(error(&pool, form).await, expected, "{form:?}");
    }
    let json_body =
        http::Request::post(pool.token_uri()).header("content-type", "application/json");
    assert_eq!(browser::send(json_body, "{}").await.unwrap().status(), 400);
    let endless = http::Request::post(pool.token_uri())
        .header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(
        browser::send(endless, vec![b'a'; 100_000])
            .await
            .unwrap()
            .status(),
        413
    );
    assert_eq!(browser::get(&pool.token_uri()).await.status(), 405);
}

#[tokio::test]
async fn codes_and_refresh_tokens_end_with_time() {
    let clock = Arc::new(OffsetClock::default());
    let pool = browser::builder()
        .clock(clock.clone())
        .refresh_token_lifetime(Duration::from_secs(3600))
        .start()
        .await
        .unwrap();
    let late = code(&pool, &[]).await;
    let tokens = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    clock.advance(Duration::from_secs(300));
    assert_eq!(error(&pool, &exchange(&late)).await, "invalid_grant");
    let refresh = tokens.refresh_token.unwrap();
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.expose_secret()),
    ];
    assert_eq!(token(&pool, &form).await.status(), 200);
    clock.advance(Duration::from_secs(3600));
    assert_eq!(error(&pool, &form).await, "invalid_grant");
}

#[tokio::test]
async fn a_user_who_is_gone_gets_no_fresh_tokens() {
    let pool = pool().await;
    let tokens = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    let refresh = tokens.refresh_token.unwrap();
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.expose_secret()),
    ];
    pool.disable_user("alice").unwrap();
    assert_eq!(error(&pool, &form).await, "invalid_grant");
    pool.delete_user("alice").unwrap();
    assert_eq!(error(&pool, &form).await, "invalid_grant");
}
