//! The handle and its builder.

use super::browser::{self, CLIENT, pool};
use alexa_linking_cognito::testing::{
    LocalClient, LocalUser, LocalUserPool, LocalUserPoolError, TokenSet, UserStatus,
};
use std::net::SocketAddr;
use std::time::Duration;

#[tokio::test]
async fn only_loopback_is_listened_on() {
    for address in ["0.0.0.0:0", "192.0.2.1:0", "[::]:0"] {
        let address: SocketAddr = address.parse().unwrap();
        let refused = LocalUserPool::builder().bind(address).start().await;
        assert!(
            matches!(refused, Err(LocalUserPoolError::NotLoopback(_))),
            "{address}"
        );
    }
    let pool = pool().await;
    assert!(pool.address().ip().is_loopback());
    let taken = LocalUserPool::builder().bind(pool.address()).start().await;
    assert!(
        matches!(taken, Err(LocalUserPoolError::Bind { .. })),
        "{taken:?}"
    );
}

#[tokio::test]
async fn settings_that_no_pool_could_have_are_refused() {
    let builder = LocalUserPool::builder;
    for refused in [
        builder().region("us-east-1").pool_id("eu-west-1_AbCdEf123"),
        builder().pool_id("nothing"),
        builder().user(LocalUser::new("")),
        builder().client(LocalClient::new("")),
        builder().client(LocalClient::new("c").redirect_uri("/relative")),
        builder().client(LocalClient::new("c").redirect_uri("https://example.com/#x")),
    ] {
        let shown = format!("{refused:?}");
        let refused = refused.start().await;
        assert!(
            matches!(refused, Err(LocalUserPoolError::InvalidSetting(_))),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn unknown_names_are_typed_errors() {
    let pool = pool().await;
    let unknown_user = |result: Result<(), LocalUserPoolError>| matches!(result, Err(LocalUserPoolError::UnknownUser(name)) if name == "bob");
    assert!(unknown_user(pool.delete_user("bob")));
    assert!(unknown_user(pool.disable_user("bob")));
    assert!(unknown_user(
        pool.issue_tokens("bob", CLIENT, &[]).map(drop)
    ));
    pool.put_user(LocalUser::new("carol").status(UserStatus::Disabled))
        .unwrap();
    let inactive = pool.issue_tokens("carol", CLIENT, &[]);
    assert!(matches!(inactive, Err(LocalUserPoolError::InactiveUser(name)) if name == "carol"));
    let unknown = pool.issue_tokens("alice", "other", &[]);
    assert!(matches!(unknown, Err(LocalUserPoolError::UnknownClient(_))));
    let foreign = pool.revoke(&"a.b.c".into());
    assert!(matches!(foreign, Err(LocalUserPoolError::InvalidToken)));
}

#[tokio::test]
async fn a_replaced_user_keeps_the_subject() {
    let pool = pool().await;
    let subject = pool.users()[0].sub().to_owned();
    pool.put_user(LocalUser::new("alice")).unwrap();
    assert_eq!(pool.users()[0].sub(), subject);
    pool.put_user(LocalUser::new("bob")).unwrap();
    assert_eq!(pool.users()[1].sub().len(), 36);
}

#[tokio::test]
async fn lifetimes_can_be_shortened() {
    let pool = pool().await;
    pool.set_access_token_lifetime(Duration::from_secs(360));
    let tokens = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    assert_eq!(tokens.expires_in.as_secs(), 360);
    let claims = pool.claims(&tokens.access_token).unwrap();
    assert_eq!(
        claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap(),
        360
    );
}

#[tokio::test]
async fn nothing_shown_is_secret() {
    let pool = pool().await;
    let tokens: TokenSet = pool.issue_tokens("alice", CLIENT, &["openid"]).unwrap();
    let shown = format!(
        "{pool:?} {:?} {:?} {tokens:?} {:?}",
        pool.users(),
        pool.clients(),
        browser::builder()
    );
    for secret in ["wonderland", browser::SECRET, "alice@example.com", "eyJ"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn the_handle_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<LocalUserPool>();
    shared::<alexa_linking_cognito::testing::AlexaAccountLinking>();
}
