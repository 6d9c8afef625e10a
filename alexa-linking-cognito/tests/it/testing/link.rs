//! Alexa's side of the flow.

use super::browser::{self, CLIENT, REDIRECT, pool};
use alexa_linking_cognito::testing::{
    AccountLinkingError, Endpoint, Fault, LocalClient, LocalUser, LocalUserPool,
};

#[tokio::test]
async fn an_account_is_linked_and_refreshed_with_and_without_pkce() {
    let pool = pool().await;
    let alexa = pool.account_linking().unwrap();
    for alexa in [alexa.clone(), alexa.pkce()] {
        let tokens = alexa.link("alice", "wonderland").await.unwrap();
        let claims = pool.claims(&tokens.access_token).unwrap();
        assert_eq!(claims["client_id"], CLIENT);
        assert_eq!(
            claims["scope"],
            "openid profile email aws.cognito.signin.user.admin"
        );
        let fresh = alexa.refresh(&tokens).await.unwrap();
        assert_ne!(fresh.access_token, tokens.access_token);
        assert_eq!(fresh.refresh_token, tokens.refresh_token);
        let fresh = pool.claims(&fresh.access_token).unwrap();
        assert_eq!(fresh["origin_jti"], claims["origin_jti"]);
        assert!(!format!("{alexa:?} {tokens:?}").contains(browser::SECRET));
    }
}

#[tokio::test]
async fn a_pool_without_settings_links_with_its_own_client() {
    let pool = LocalUserPool::builder()
        .user(LocalUser::new("alice").password("p&=+ \u{fc}\""))
        .start()
        .await
        .unwrap();
    let client = pool.clients().remove(0);
    assert_eq!((client.id().len(), client.redirect_uris().len()), (26, 3));
    let alexa = pool.account_linking().unwrap();
    for uri in client.redirect_uris() {
        let alexa = alexa.clone().redirect_uri(uri).scopes(&["openid"]);
        let tokens = alexa.link("alice", "p&=+ \u{fc}\"").await.unwrap();
        assert_eq!(
            pool.claims(&tokens.access_token).unwrap()["scope"],
            "openid"
        );
    }
}

#[tokio::test]
async fn a_redirect_uri_with_a_query_and_a_secret_to_encode_work() {
    let client = LocalClient::new("a:b")
        .secret("s:+%&\u{fc}")
        .redirect_uri("https://example.com/cb?x=1")
        .scope("openid");
    let pool = LocalUserPool::builder()
        .user(browser::alice())
        .client(client)
        .start()
        .await
        .unwrap();
    let alexa = pool.account_linking().unwrap();
    alexa.link("alice", "wonderland").await.unwrap();
}

#[tokio::test]
async fn each_failure_names_its_step() {
    let pool = pool().await;
    let alexa = pool.account_linking().unwrap();
    let wrong = alexa.link("alice", "wrong").await;
    assert!(
        matches!(wrong, Err(AccountLinkingError::SignInRefused)),
        "{wrong:?}"
    );

    let scope = alexa
        .clone()
        .scopes(&["phone"])
        .link("alice", "wonderland")
        .await;
    let refused = |step: &str, error: &str, result: &Result<_, AccountLinkingError>| {
        matches!(result, Err(AccountLinkingError::Refused { step: at, error: with })
            if *at == step && with == error)
    };
    assert!(refused("authorize", "invalid_scope", &scope), "{scope:?}");

    let elsewhere = alexa
        .clone()
        .redirect_uri("https://example.com/")
        .link("alice", "wonderland")
        .await;
    assert!(
        matches!(
            elsewhere,
            Err(AccountLinkingError::UnexpectedAnswer {
                step: "authorize",
                status: 400,
                ..
            })
        ),
        "{elsewhere:?}"
    );

    pool.set_fault(Endpoint::Token, Fault::Status(500));
    let down = alexa.link("alice", "wonderland").await;
    assert!(refused("token", "server_error", &down), "{down:?}");
    pool.set_fault(Endpoint::Token, Fault::CloseConnection);
    let broken = alexa.link("alice", "wonderland").await;
    assert!(
        matches!(
            broken,
            Err(AccountLinkingError::Transport { step: "token", .. })
        ),
        "{broken:?}"
    );
    pool.clear_faults();

    let tokens = alexa.link("alice", "wonderland").await.unwrap();
    pool.revoke(&tokens.access_token).unwrap();
    let ended = alexa.refresh(&tokens).await;
    assert!(refused("token", "invalid_grant", &ended), "{ended:?}");
}

#[tokio::test]
async fn a_redirect_with_another_state_is_refused() {
    let pool = pool().await;
    // The sign-in page of an attacker, who wants the victim linked to the attacker's account.
    let action = format!(
        "/login?response_type=code&amp;client_id={CLIENT}&amp;redirect_uri={REDIRECT}&amp;state=other"
    );
    let fault = Fault::Answer {
        status: 200,
        content_type: "text/html".into(),
        body: format!(r#"<form method="post" action="{action}">"#),
    };
    pool.set_fault(Endpoint::Authorize, fault);
    let linked = pool
        .account_linking()
        .unwrap()
        .link("alice", "wonderland")
        .await;
    assert!(
        matches!(linked, Err(AccountLinkingError::StateMismatch)),
        "{linked:?}"
    );
}
