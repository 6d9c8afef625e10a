//! Codes exchanged, tokens kept, refreshed ahead and once for all who wait.

use alexa_skill_core::clock::SystemClock;
use alexa_skill_core::smart_home::gateway::{
    EventTokens, GatewayError, GrantStore, Grantee, LwaError, MemoryGrantStore, Region,
};
use futures_util::future::{join, join_all};

use super::super::support::{Log, SECRET};
use super::{
    Amazon, Scene, Then, accepted, alice, exception, granted, refused, report, secret, tokens,
};

#[tokio::test]
async fn a_code_is_exchanged_and_kept_for_its_user() {
    let scene = Scene::new(Amazon::default().tokens([granted("Atza-1")]));
    let code = secret("code + more").into();
    scene.gateway().accept_grant("alice", &code).await.unwrap();
    assert_eq!(
        scene.amazon.forms(),
        [concat!(
            "grant_type=authorization_code&code=code+%2B+more%7Cs3cr3t&client_id=client-1",
            "&client_secret=client%7Cs3cr3t"
        )]
    );
    let request = scene.amazon.last();
    assert_eq!(request.uri(), "https://api.amazon.com/auth/o2/token");
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded;charset=UTF-8"
    );
    assert_eq!(scene.stored().await, Some(tokens("Atza-1", 3600)));
    for other in [
        Grantee::new("bob", Region::Europe),
        Grantee::new("alice", Region::FarEast),
    ] {
        assert_eq!(scene.store.get(&other).await.unwrap(), None, "{other}");
    }
}

#[tokio::test]
async fn a_refused_exchange_says_whose_fault_it_is() {
    let fault = |error: &GatewayError| match error {
        GatewayError::Token(LwaError::Refused) => "grant",
        GatewayError::Misconfigured(_) => "developer",
        GatewayError::Token(LwaError::Unavailable(_)) => "outage",
        other => panic!("{other:?}"),
    };
    for (then, expected) in [
        (refused("invalid_grant"), "grant"),
        (refused("invalid_client"), "developer"),
        (refused("unauthorized_client"), "developer"),
        (refused("s3cr3t"), "outage"),
        (
            Then::Answer(500, serde_json::json!({ "error": "invalid_grant" })),
            "outage",
        ),
        (Then::Answer(429, serde_json::json!({})), "outage"),
        (
            Then::Answer(200, serde_json::json!({ "token_type": "bearer" })),
            "outage",
        ),
        (
            Then::Answer(
                200,
                serde_json::json!({ "access_token": 7, "error": SECRET }),
            ),
            "outage",
        ),
        (Then::Garbage(200), "outage"),
        (Then::Garbage(502), "outage"),
        (Then::Break, "outage"),
    ] {
        let scene = Scene::new(Amazon::default().tokens([then.clone()]));
        let code = secret("code").into();
        let error = scene
            .gateway()
            .accept_grant("alice", &code)
            .await
            .unwrap_err();
        assert_eq!(fault(&error), expected, "{then:?}");
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
        assert_eq!(scene.stored().await, None);
        assert_eq!(scene.amazon.forms().len(), 1);
    }
}

#[tokio::test]
async fn tokens_are_refreshed_ahead() {
    for (left, refreshes) in [(400, 0), (301, 0), (300, 1), (0, 1)] {
        let amazon = Amazon::default()
            .tokens([granted("Atza-1")])
            .events([accepted()]);
        let scene = Scene::with_grant(amazon, left).await;
        scene.gateway().send("alice", &report()).await.unwrap();
        assert_eq!(scene.amazon.forms().len(), refreshes, "{left} s left");
        let bearer = format!("Bearer {}", secret(&format!("Atza-{refreshes}")));
        assert_eq!(scene.amazon.last().headers()["authorization"], *bearer);
    }
    let amazon = Amazon::default()
        .tokens([granted("Atza-1")])
        .events([accepted()]);
    let scene = Scene::with_grant(amazon, 0).await;
    scene.gateway().send("alice", &report()).await.unwrap();
    assert_eq!(
        scene.amazon.forms(),
        [concat!(
            "grant_type=refresh_token&refresh_token=Atzr%7Cs3cr3t&client_id=client-1",
            "&client_secret=client%7Cs3cr3t"
        )]
    );
}

#[tokio::test]
async fn a_refresh_that_brings_no_refresh_token_keeps_the_old_one() {
    let body = serde_json::json!({ "access_token": secret("Atza-1"), "expires_in": 3600 });
    let amazon = Amazon::default()
        .tokens([Then::Answer(200, body)])
        .events([accepted()]);
    let scene = Scene::with_grant(amazon, 0).await;
    scene.gateway().send("alice", &report()).await.unwrap();
    assert_eq!(scene.stored().await, Some(tokens("Atza-1", 3600)));
}

#[tokio::test]
async fn a_token_that_still_lasts_serves_while_a_refresh_fails() {
    let amazon = Amazon::default()
        .tokens([Then::Garbage(503)])
        .events([accepted()]);
    let scene = Scene::with_grant(amazon, 100).await;
    scene.gateway().send("alice", &report()).await.unwrap();
    assert_eq!(scene.stored().await, Some(tokens("Atza-0", 100)));
    let (gateway, event) = (scene.gateway(), report());
    let sent = join_all((0..20).map(|_| gateway.send("alice", &event))).await;
    assert!(sent.iter().all(Result::is_ok), "{sent:?}");
    assert_eq!(
        scene.amazon.forms().len(),
        2,
        "all who wait share one failure"
    );

    let amazon = Amazon::default()
        .tokens([Then::Garbage(503)])
        .events([accepted()]);
    let scene = Scene::with_grant(amazon, 0).await;
    let error = scene.gateway().send("alice", &report()).await.unwrap_err();
    assert!(
        matches!(error, GatewayError::Token(LwaError::Unavailable(_))),
        "{error:?}"
    );
    assert!(scene.stored().await.is_some(), "an outage ends no grant");
}

#[tokio::test]
async fn a_grant_that_is_over_is_forgotten() {
    let amazon = Amazon::default().tokens([refused("invalid_grant")]);
    let scene = Scene::with_grant(amazon, 0).await;
    let error = scene.gateway().send("alice", &report()).await.unwrap_err();
    assert!(matches!(error, GatewayError::NoGrant), "{error:?}");
    assert_eq!(scene.stored().await, None);
}

#[tokio::test]
async fn all_who_wait_share_one_refresh() {
    let amazon = Amazon::default()
        .tokens([granted("Atza-1")])
        .events([accepted()]);
    let scene = Scene::with_grant(amazon, 0).await;
    let (gateway, report) = (scene.gateway(), report());
    let sent = join_all((0..20).map(|_| gateway.send("alice", &report))).await;
    assert!(sent.iter().all(Result::is_ok), "{sent:?}");
    assert_eq!(
        (scene.amazon.forms().len(), scene.amazon.sent().len()),
        (1, 20)
    );
}

#[tokio::test]
async fn all_who_wait_share_one_failure() {
    let scene = Scene::with_grant(Amazon::default().tokens([Then::Garbage(503)]), 0).await;
    let (gateway, report) = (scene.gateway(), report());
    let sent = join_all((0..20).map(|_| gateway.send("alice", &report))).await;
    assert!(sent.iter().all(Result::is_err), "{sent:?}");
    assert_eq!(scene.amazon.forms().len(), 1);
}

#[tokio::test]
async fn a_grant_that_another_process_has_just_renewed_is_kept() {
    // Two gateways know nothing of each other but the store, as two processes do.
    let amazon = Amazon::default()
        .tokens([granted("Atza-2"), refused("invalid_grant")])
        .events([accepted()]);
    let scene = Scene::with_grant(amazon, 0).await;
    let (one, other, report) = (scene.gateway(), scene.gateway(), report());
    let code = secret("code").into();
    // The old token is refused after the new grant has been stored, and asked about before.
    let (kept, sent) = join(
        one.accept_grant("alice", &code),
        other.send("alice", &report),
    )
    .await;
    kept.unwrap();
    sent.unwrap();
    assert_eq!(scene.amazon.forms().len(), 2);
    let stored = scene.stored().await.expect("the new grant");
    assert_eq!(stored.access_token.expose_secret(), secret("Atza-2"));
    let sent = &scene.amazon.sent()[0]["event"]["endpoint"]["scope"]["token"];
    assert_eq!(*sent, secret("Atza-2"));
}

#[tokio::test]
async fn a_refused_grant_goes_only_if_it_is_the_stored_one() {
    let store = MemoryGrantStore::new();
    let (old, new) = (tokens("Atza-0", 0), tokens("Atza-1", 0));
    assert!(!store.delete_if(&alice(), &old).await.unwrap());
    store.put(&alice(), &new).await.unwrap();
    assert!(!store.delete_if(&alice(), &old).await.unwrap());
    assert_eq!(store.get(&alice()).await.unwrap(), Some(new.clone()));
    assert!(store.delete_if(&alice(), &new).await.unwrap());
    assert_eq!(store.get(&alice()).await.unwrap(), None);
}

#[tokio::test]
async fn users_do_not_wait_for_each_other() {
    let scene = Scene::new(
        Amazon::default()
            .tokens([Then::Hang, granted("Atza-1")])
            .events([accepted()]),
    );
    for name in ["alice", "bob"] {
        let grantee = Grantee::new(name, Region::Europe);
        scene
            .store
            .put(&grantee, &tokens("Atza-0", 0))
            .await
            .unwrap();
    }
    let (gateway, report) = (scene.gateway(), report());
    let alice = gateway.send("alice", &report);
    let bob = gateway.send("bob", &report);
    tokio::select! {
        biased;
        _ = alice => panic!("Alice's refresh hangs"),
        sent = bob => sent.unwrap(),
    }
}

#[tokio::test]
async fn a_call_that_hangs_ends_at_its_deadline() {
    let millis = std::time::Duration::from_millis;
    for amazon in [
        Amazon::default().tokens([Then::Hang]),
        Amazon::default()
            .tokens([granted("Atza-1")])
            .events([Then::Hang]),
    ] {
        let scene = Scene::with_grant(amazon, 0).await;
        let builder = scene
            .builder(SystemClock)
            .call_timeout(millis(10))
            .deadline(millis(60));
        let began = std::time::Instant::now();
        let error = builder.build().send("alice", &report()).await.unwrap_err();
        assert!(began.elapsed() < millis(2000), "{error:?}");
        assert!(
            matches!(
                error,
                GatewayError::Timeout { .. } | GatewayError::Unavailable(_)
            ),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn what_is_stored_survives_as_json() {
    let kept = tokens("Atza-0", 3600);
    let json = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<EventTokens>(&json).unwrap(), kept);
    assert_eq!(alice().to_string(), "EU/alice");
}

#[tokio::test]
async fn no_secret_is_printed_or_logged() {
    let log = Log::keep();
    let plans = [
        (granted("Atza-1"), accepted()),
        (refused("invalid_grant"), accepted()),
        (refused("invalid_client"), accepted()),
        (
            Then::Garbage(500),
            exception(500, "INTERNAL_SERVICE_EXCEPTION"),
        ),
        (
            granted("Atza-1"),
            exception(403, "SKILL_DISABLED_EXCEPTION"),
        ),
        (granted("Atza-1"), exception(401, &secret("Atza-1"))),
        (granted("Atza-1"), exception(400, &secret("Atza-1"))),
        (
            granted("Atza-1"),
            exception(503, "SERVICE_UNAVAILABLE_EXCEPTION"),
        ),
    ];
    for (token, event) in plans {
        let amazon = Amazon::default().tokens([token]).events([event]);
        let scene = Scene::with_grant(amazon, 0).await;
        let gateway = scene.gateway();
        let code = secret("code").into();
        let sent = gateway.send("alice", &report()).await;
        let accepted = gateway.accept_grant("alice", &code).await;
        let (stored, request) = (scene.stored().await, scene.amazon.last());
        let seen = (
            sent,
            accepted,
            stored,
            request.headers(),
            &scene.store,
            &code,
            &gateway,
        );
        let printed = format!("{seen:?}");
        assert!(!printed.contains(SECRET), "{printed}");
    }
    assert!(!log.text().contains(SECRET), "{}", log.text());
}
