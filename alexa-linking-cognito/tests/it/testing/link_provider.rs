//! The pool as the test kit's authorization server.

use alexa_linking_cognito::testing::{
    Endpoint, Fault, LocalUser, LocalUserPool, LocalUserPoolBuilder,
};
use alexa_skill_core::testing::LinkProvider;

async fn pool() -> LocalUserPool {
    let users = [
        LocalUser::new("alice").password("wonderland"),
        LocalUser::new("nobody"),
    ];
    let builder = users
        .into_iter()
        .fold(LocalUserPool::builder(), LocalUserPoolBuilder::user);
    builder.start().await.unwrap()
}

#[tokio::test]
async fn linking_runs_the_code_flow() {
    let pool = pool().await;
    let token = LinkProvider::link(&pool, "alice").await.unwrap();
    assert_eq!(pool.claims(&token).unwrap()["username"], "alice");
    for endpoint in [Endpoint::Authorize, Endpoint::SignIn, Endpoint::Token] {
        assert_eq!(pool.requests(endpoint), 1, "{endpoint}");
    }
    let claims = pool
        .claims(&LinkProvider::expired(&pool, &token).await.unwrap())
        .unwrap();
    assert!(claims["exp"].as_u64() < pool.claims(&token).unwrap()["iat"].as_u64());
    LinkProvider::revoke(&pool, &token).await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_done_is_an_error() {
    let pool = pool().await;
    for user in ["mallory", "nobody"] {
        let error = LinkProvider::link(&pool, user).await.unwrap_err();
        assert!(error.to_string().contains(user), "{error}");
    }
    assert!(
        LinkProvider::expired(&pool, &"opaque".into())
            .await
            .is_err()
    );
    assert!(LinkProvider::revoke(&pool, &"opaque".into()).await.is_err());
    pool.set_fault(Endpoint::Token, Fault::Status(500));
    assert!(LinkProvider::link(&pool, "alice").await.is_err());
}
