//! From a token to an identity, cached.

use std::sync::Arc;
use std::time::Duration;

use alexa_linking_cognito::{
    Claims, CognitoResolver, CognitoResolverBuilder, CognitoResolverError, GetUserClient,
    JwksCache, Profile, ProfileSource, TokenUse, TokenVerifier, UserInfoClient, UserPool,
};
use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver};
use alexa_skill_core::secret::AccessToken;
use serde_json::{Value, json};
use static_assertions::assert_impl_all;

use crate::support::*;

assert_impl_all!(UserPool: Send, Sync, Clone);
assert_impl_all!(JwksCache: Send, Sync, Clone);
assert_impl_all!(TokenVerifier: Send, Sync, Clone);
assert_impl_all!(Claims: Send, Sync, Clone);
assert_impl_all!(Profile: Send, Sync, Clone);
assert_impl_all!(UserInfoClient: Send, Sync, Clone);
assert_impl_all!(GetUserClient: Send, Sync, Clone);
assert_impl_all!(CognitoResolver: Send, Sync, Clone, IdentityResolver);

const SUBJECT: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

/// A pool whose profile endpoints answer with `profile`, and whose keys are always there.
fn world(profile: Reply) -> Network {
    let keys = jwks(&[&TestKey::first("k1")]);
    Network::new(move |_, request| match request.uri().path() {
        "/oauth2/userInfo" | "/" => profile.clone(),
        _ => Reply::json(&keys),
    })
}

fn ada() -> Reply {
    Reply::json(
        &json!({"sub": SUBJECT, "username": "alice", "given_name": "Ada", "email_verified": "true"}),
    )
}

fn builder(network: &Network, source: ProfileSource) -> CognitoResolverBuilder {
    CognitoResolver::builder(verifier(network).build().unwrap()).profile(source)
}

fn token(claims: &Value) -> AccessToken {
    AccessToken::new(TestKey::first("k1").sign(claims))
}

async fn word(resolver: &CognitoResolver, token: &AccessToken) -> String {
    match resolver.resolve(token).await {
        Ok(identity) => format!("ok {}", identity.first_name().unwrap_or("-")),
        Err(IdentityError::Rejected(reason)) => format!("rejected {reason}"),
        Err(IdentityError::Unavailable(_)) => "unavailable".into(),
        Err(IdentityError::Misconfigured(what)) => format!("misconfigured {what}"),
        Err(_) => "else".into(),
    }
}

#[tokio::test(start_paused = true)]
async fn claims_alone_make_an_identity() {
    let network = world(Reply::Hang);
    let resolver = builder(&network, ProfileSource::Claims).build().unwrap();
    let identity = resolver.resolve(&token(&access_claims())).await.unwrap();
    assert_eq!(identity.subject, SUBJECT);
    assert_eq!(identity.username.as_deref(), Some("alice"));
    assert!(identity.is_in_group("listeners") && identity.scopes.contains("openid"));
    assert_eq!(identity.claim("event_id"), Some(&json!("e")));
    assert_eq!(network.requests(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_source_follows_policy_and_scopes() {
    let get_user_only = with(
        access_claims(),
        "scope",
        json!("aws.cognito.signin.user.admin"),
    );
    let neither = with(access_claims(), "scope", json!("profile"));
    let attributes = Reply::json(&json!({"Username": "alice", "UserAttributes": [
        {"Name": "sub", "Value": SUBJECT}, {"Name": "given_name", "Value": "Grace"},
    ]}));
    let keys = jwks(&[&TestKey::first("k1")]);
    let network = Network::new(move |_, request| match request.uri().path() {
        "/oauth2/userInfo" => ada(),
        "/" => attributes.clone(),
        _ => Reply::json(&keys),
    });
    for (source, claims, expected) in [
        (ProfileSource::UserInfo, access_claims(), "ok Ada"),
        (ProfileSource::GetUser, get_user_only.clone(), "ok Grace"),
        (ProfileSource::Auto, access_claims(), "ok Ada"),
        (ProfileSource::Auto, get_user_only.clone(), "ok Grace"),
        (
            ProfileSource::UserInfo,
            get_user_only,
            "misconfigured the token lacks the scope \"openid\"",
        ),
        (
            ProfileSource::GetUser,
            access_claims(),
            "misconfigured the token lacks the scope \"aws.cognito.signin.user.admin\"",
        ),
        (
            ProfileSource::Auto,
            neither,
            "misconfigured the token has neither of the scopes \"openid\"",
        ),
    ] {
        let resolver = builder(&network, source).build().unwrap();
        let found = word(&resolver, &token(&claims)).await;
        assert!(found.starts_with(expected), "{source:?}: {found}");
    }
}

#[tokio::test(start_paused = true)]
async fn answers_are_kept_for_their_time_and_never_past_expiry() {
    let network = world(ada());
    let resolver = builder(&network, ProfileSource::UserInfo).build().unwrap();
    let token = token(&with(access_claims(), "exp", json!(NOW + 400)));
    for _ in 0..10 {
        assert_eq!(word(&resolver, &token).await, "ok Ada");
    }
    assert_eq!(network.requests(), 2);
    tokio::time::advance(Duration::from_secs(301)).await;
    assert_eq!(word(&resolver, &token).await, "ok Ada");
    assert_eq!(network.requests(), 3, "asked again after five minutes");
    tokio::time::advance(Duration::from_secs(99)).await;
    assert!(
        word(&resolver, &token)
            .await
            .starts_with("rejected the token expired 0 s ago")
    );
}

#[tokio::test(start_paused = true)]
async fn answers_that_are_kept_for_ever_end_with_the_token() {
    let builder = |network: &Network| {
        builder(network, ProfileSource::UserInfo)
            .cache_ttl(Duration::MAX)
            .negative_ttl(Duration::MAX)
    };
    let gone = Reply::Answer(401, br#"{"error":"invalid_token"}"#.to_vec());
    for (profile, expected) in [(ada(), "ok Ada"), (gone, "rejected the server refused")] {
        let network = world(profile);
        let resolver = builder(&network).build().unwrap();
        let token = token(&with(access_claims(), "exp", json!(NOW + 400)));
        tokio::time::advance(Duration::from_secs(399)).await;
        for _ in 0..3 {
            assert!(word(&resolver, &token).await.starts_with(expected));
        }
        assert_eq!(network.requests(), 2);
        tokio::time::advance(Duration::from_secs(1)).await;
        let found = word(&resolver, &token).await;
        assert!(found.starts_with("rejected the token expired"), "{found}");
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_are_kept_briefly_and_outages_not_at_all() {
    let gone = Reply::Answer(
        401,
        br#"{"error":"invalid_token","error_description":"revoked"}"#.to_vec(),
    );
    let network = world(gone);
    let resolver = builder(&network, ProfileSource::UserInfo).build().unwrap();
    let token = token(&access_claims());
    for _ in 0..10 {
        assert_eq!(
            word(&resolver, &token).await,
            "rejected the server refused the token: revoked"
        );
    }
    assert_eq!(network.requests(), 2);
    let keys = jwks(&[&TestKey::first("k1")]);
    network.becomes(move |_, request| match request.uri().path() {
        "/oauth2/userInfo" => Reply::Answer(503, vec![]),
        _ => Reply::json(&keys),
    });
    tokio::time::advance(Duration::from_secs(10)).await;
    assert_eq!(word(&resolver, &token).await, "unavailable");
    network.becomes(|_, _| ada());
    assert_eq!(word(&resolver, &token).await, "ok Ada");
}

#[tokio::test(start_paused = true)]
async fn one_token_is_resolved_once_for_all_who_ask() {
    let body = json!({"sub": SUBJECT, "given_name": "Ada"})
        .to_string()
        .into_bytes();
    let network = world(Reply::Late(Duration::from_millis(200), body));
    let resolver = Arc::new(builder(&network, ProfileSource::UserInfo).build().unwrap());
    let token = token(&access_claims());
    let calls: Vec<_> = (0..500)
        .map(|_| {
            let (resolver, token) = (Arc::clone(&resolver), token.clone());
            tokio::spawn(async move { word(&resolver, &token).await })
        })
        .collect();
    calls[0].abort();
    for call in calls.into_iter().skip(1) {
        assert_eq!(call.await.unwrap(), "ok Ada");
    }
    assert_eq!(network.requests(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_cached_token_does_not_vouch_for_its_neighbours() {
    let network = world(ada());
    let resolver = builder(&network, ProfileSource::UserInfo).build().unwrap();
    let good = token(&access_claims());
    assert_eq!(word(&resolver, &good).await, "ok Ada");
    let text = good.expose_secret();
    for at in 0..text.len() {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] ^= 1;
        let near = AccessToken::new(String::from_utf8(bytes).unwrap());
        assert!(
            word(&resolver, &near).await.starts_with("rejected"),
            "byte {at}"
        );
    }
    for near in [format!("{text} "), format!("{text}."), text[1..].to_owned()] {
        assert!(
            word(&resolver, &AccessToken::new(near))
                .await
                .starts_with("rejected")
        );
    }
    assert_eq!(word(&resolver, &good).await, "ok Ada");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn callers_that_come_and_go_block_nobody() {
    let body = json!({"sub": SUBJECT, "given_name": "Ada"})
        .to_string()
        .into_bytes();
    let network = world(Reply::Late(Duration::from_millis(3), body));
    let tokens: Vec<_> = (0..20)
        .map(|number| token(&with(access_claims(), "jti", json!(number))))
        .collect();
    let resolver = builder(&network, ProfileSource::UserInfo).build().unwrap();
    resolver.verifier().prefetch().await.unwrap();
    let calls: Vec<_> = (0..600_u64)
        .map(|number| {
            let resolver = resolver.clone();
            let token = tokens[usize::try_from(number % 20).unwrap()].clone();
            let patience = Duration::from_micros(number * 97 % 5000);
            tokio::spawn(tokio::time::timeout(patience, async move {
                word(&resolver, &token).await
            }))
        })
        .collect();
    for call in calls {
        assert!(matches!(
            call.await.unwrap().as_deref(),
            Err(_) | Ok("ok Ada")
        ));
    }
    for token in &tokens {
        let last = tokio::time::timeout(Duration::from_secs(5), word(&resolver, token));
        assert_eq!(last.await.as_deref(), Ok("ok Ada"));
    }
}

#[tokio::test(start_paused = true)]
async fn another_users_profile_is_never_taken() {
    let network = world(Reply::json(
        &json!({"sub": "somebody-else", "given_name": "Eve"}),
    ));
    let resolver = builder(&network, ProfileSource::UserInfo).build().unwrap();
    let found = word(&resolver, &token(&access_claims())).await;
    assert!(
        found.starts_with("misconfigured the profile is another user's"),
        "{found}"
    );
}

#[tokio::test(start_paused = true)]
async fn errors_and_debug_never_show_the_token() {
    let network = world(Reply::Reset);
    let resolver = builder(&network, ProfileSource::UserInfo).build().unwrap();
    let good = token(&access_claims());
    let forged = AccessToken::new(TestKey::second("k1").sign(&access_claims()));
    for token in [good, forged, AccessToken::new("secret.secret.secret")] {
        let error = resolver.resolve(&token).await.unwrap_err();
        let shown = format!("{error:?} {error} {resolver:?}");
        for part in token.expose_secret().split('.') {
            assert!(!shown.contains(part), "{shown}");
        }
    }
}

#[test]
fn contradictions_are_found_when_building() {
    let bare = || TokenVerifier::builder(UserPool::from_id(POOL).unwrap()).client_id(CLIENT);
    let resolver = CognitoResolver::builder(bare().build().unwrap());
    assert_eq!(
        resolver
            .profile(ProfileSource::UserInfo)
            .build()
            .unwrap_err(),
        CognitoResolverError::NoDomain { pool: POOL.into() }
    );
    let id = bare().token_use(TokenUse::Id).build().unwrap();
    assert_eq!(
        CognitoResolver::builder(id).build().unwrap_err(),
        CognitoResolverError::IdTokens
    );
    // The identity is core's own type, so that any gate takes it.
    assert_impl_all!(Identity: Send, Sync);
}
