use super::browser::{self, CLIENT, json, pool};
use alexa_linking_cognito::testing::{Endpoint, Fault};
use alexa_skill_core::transport::TransportError;
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_status_comes_in_the_endpoints_own_shape() {
    let pool = pool().await;
    pool.set_fault_everywhere(&Fault::Status(503));
    let jwks = browser::get(&pool.jwks_uri()).await;
    assert_eq!(
        (jwks.status().as_u16(), &json(&jwks)["error"]),
        (503, &"server_error".into())
    );
    let user = browser::send(http::Request::post(pool.base_url()), "")
        .await
        .unwrap();
    assert_eq!(user.status(), 503);
    assert_eq!(json(&user)["__type"], "InternalErrorException");

    pool.set_fault_everywhere(&Fault::Throttled);
    assert_eq!(browser::get(&pool.user_info_uri()).await.status(), 429);
    let user = browser::send(http::Request::post(pool.base_url()), "")
        .await
        .unwrap();
    assert_eq!(user.status(), 400);
    assert_eq!(json(&user)["__type"], "TooManyRequestsException");

    pool.clear_faults();
    assert_eq!(browser::get(&pool.jwks_uri()).await.status(), 200);
    assert_eq!(pool.requests(Endpoint::Jwks), 2);
    assert_eq!(pool.requests(Endpoint::Token), 0);
}

#[tokio::test]
async fn a_fault_can_answer_anything_and_end_by_itself() {
    let pool = pool().await;
    let fault = Fault::Answer {
        status: 200,
        content_type: "text/html".into(),
        body: "<p>maintenance</p>".into(),
    };
    pool.set_fault_times(Endpoint::Jwks, fault, 1);
    let broken = browser::get(&pool.jwks_uri()).await;
    assert_eq!(browser::text(&broken), "<p>maintenance</p>");
    assert_eq!(broken.headers()["content-type"], "text/html");
    assert!(json(&browser::get(&pool.jwks_uri()).await)["keys"].is_array());
    // What no HTTP message can hold becomes a server error, not a panic.
    let impossible = Fault::Answer {
        status: 7,
        content_type: "a\nb".into(),
        body: String::new(),
    };
    pool.set_fault_times(Endpoint::Jwks, impossible, 1);
    assert_eq!(browser::get(&pool.jwks_uri()).await.status(), 500);
}

#[tokio::test]
async fn slow_hanging_and_broken_differ() {
    let pool = pool().await;
    let get = || browser::send(http::Request::get(pool.jwks_uri()), "");
    pool.set_fault(Endpoint::Jwks, Fault::Delay(Duration::from_millis(200)));
    let start = Instant::now();
    assert_eq!(get().await.unwrap().status(), 200);
    assert!(start.elapsed() >= Duration::from_millis(200));

    pool.set_fault(Endpoint::Jwks, Fault::Hang);
    let hanging = get().await;
    assert!(
        matches!(hanging, Err(TransportError::Timeout { .. })),
        "{hanging:?}"
    );

    pool.set_fault(Endpoint::Jwks, Fault::CloseConnection);
    let broken = get().await;
    assert!(
        matches!(broken, Err(TransportError::Exchange { .. })),
        "{broken:?}"
    );
    assert_eq!(pool.events().last().unwrap().status, 0);

    pool.clear_fault(Endpoint::Jwks);
    assert_eq!(get().await.unwrap().status(), 200);
}

#[tokio::test]
async fn shutdown_ends_what_hangs_and_closes_the_port() {
    let pool = pool().await;
    let uri = pool.jwks_uri();
    pool.set_fault(Endpoint::Jwks, Fault::Hang);
    let hanging = tokio::spawn(browser::send(http::Request::get(uri.clone()), ""));
    while pool.requests(Endpoint::Jwks) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let start = Instant::now();
    pool.shutdown().await;
    assert!(start.elapsed() < Duration::from_millis(900));
    assert!(hanging.await.unwrap().is_err());
    let closed = browser::send(http::Request::get(uri), "").await;
    assert!(
        matches!(closed, Err(TransportError::Connect { .. })),
        "{closed:?}"
    );
}

#[tokio::test]
async fn dropping_the_pool_closes_the_port() {
    let pool = pool().await;
    let uri = pool.jwks_uri();
    assert_eq!(browser::get(&uri).await.status(), 200);
    drop(pool);
    let deadline = Instant::now() + Duration::from_secs(2);
    while browser::send(http::Request::get(&uri), "").await.is_ok() {
        assert!(Instant::now() < deadline, "the port stays open");
    }
}

#[tokio::test]
async fn the_log_tells_the_flow_without_secrets() {
    let pool = pool().await;
    let tokens = pool
        .account_linking()
        .unwrap()
        .pkce()
        .link("alice", "wonderland")
        .await
        .unwrap();
    let events = pool.events();
    let steps: Vec<Endpoint> = events.iter().map(|event| event.endpoint).collect();
    assert_eq!(
        steps,
        [Endpoint::Authorize, Endpoint::SignIn, Endpoint::Token]
    );
    let statuses: Vec<u16> = events.iter().map(|event| event.status).collect();
    assert_eq!(statuses, [200, 302, 200]);
    let log = format!("{events:?}");
    assert!(
        log.contains("authorization_code") && log.contains(CLIENT),
        "{log}"
    );
    let refresh = tokens.refresh_token.unwrap();
    for secret in [
        "wonderland",
        browser::SECRET,
        refresh.expose_secret(),
        "eyJ",
    ] {
        assert!(!log.contains(secret), "{log}");
    }
    let failed = browser::token(&pool, &[("grant_type", "x")]).await;
    assert_eq!(failed.status(), 400);
    let last = pool.events().pop().unwrap();
    assert_eq!(last.error.as_deref(), Some("unsupported_grant_type"));
}
