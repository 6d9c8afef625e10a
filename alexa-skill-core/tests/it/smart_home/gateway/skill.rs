//! `AcceptGrant`, from the directive to the store.

use std::time::Duration;

use alexa_skill_core::smart_home::directive::AcceptGrant;
use alexa_skill_core::smart_home::gateway::{
    EventGateway, EventTokens, GrantStore, Grantee, LoginWithAmazon, Region,
};
use alexa_skill_core::smart_home::skill::{DirectiveInput, EventResult};
use alexa_skill_core::smart_home::{ErrorResponse, ErrorType};
use alexa_skill_core::{BoxError, async_trait};
use serde_json::{Value, json};

use super::super::support::{Home, Log, SECRET, answer, error_type, token};
use super::{Amazon, Scene, Then, granted, refused, secret};

fn accept_grant(meaning: &str) -> Value {
    json!({ "directive": {
        "header": {
            "namespace": "Alexa.Authorization", "name": "AcceptGrant", "payloadVersion": "3",
            "messageId": "m-3",
        },
        "payload": {
            "grant": { "type": "OAuth2.AuthorizationCode", "code": secret("code") },
            "grantee": { "type": "BearerToken", "token": token(meaning) },
        },
    } })
}

async fn accepted(scene: &Scene, meaning: &str) -> Value {
    // The time of the tests does not limit, so it is the machine's own here.
    let gateway = scene.builder(alexa_skill_core::clock::SystemClock).build();
    let skill = Home::new().builder().event_gateway(gateway).build();
    answer(&skill, &accept_grant(meaning)).await
}

#[tokio::test]
async fn a_grant_is_exchanged_for_the_user_of_the_token() {
    let scene = Scene::new(Amazon::default().tokens([granted("Atza-1")]));
    let answer = accepted(&scene, "alice").await;
    let header = &answer["event"]["header"];
    assert_eq!(header["namespace"], "Alexa.Authorization");
    assert_eq!(header["name"], "AcceptGrant.Response");
    assert_eq!(answer["event"]["payload"], json!({}));
    assert!(scene.stored().await.is_some());
}

#[tokio::test]
async fn a_code_that_cannot_be_exchanged_is_a_failed_grant() {
    let log = Log::keep();
    for then in [
        refused("invalid_grant"),
        refused("invalid_client"),
        Then::Garbage(500),
        Then::Break,
    ] {
        let scene = Scene::new(Amazon::default().tokens([then.clone()]));
        let answer = accepted(&scene, "alice").await;
        assert_eq!(error_type(&answer), "ACCEPT_GRANT_FAILED", "{then:?}");
        assert_eq!(
            answer["event"]["header"]["namespace"],
            "Alexa.Authorization"
        );
        assert_eq!(scene.stored().await, None);
    }
    let log = log.text();
    assert!(
        log.contains("a grant was not accepted") && !log.contains(SECRET),
        "{log}"
    );
}

/// A store that keeps nothing.
#[derive(Debug)]
struct Full;

#[async_trait]
impl GrantStore for Full {
    async fn get(&self, _: &Grantee) -> Result<Option<EventTokens>, BoxError> {
        Ok(None)
    }

    async fn put(&self, _: &Grantee, _: &EventTokens) -> Result<(), BoxError> {
        Err("the table is full".into())
    }

    async fn delete(&self, _: &Grantee) -> Result<(), BoxError> {
        Ok(())
    }

    async fn delete_if(&self, _: &Grantee, _: &EventTokens) -> Result<bool, BoxError> {
        Ok(false)
    }
}

#[tokio::test]
async fn a_grant_that_was_not_kept_is_the_skills_failure() {
    let log = Log::keep();
    let scene = Scene::new(Amazon::default().tokens([Then::Hang]));
    assert_eq!(
        error_type(&accepted(&scene, "alice").await),
        "INTERNAL_ERROR"
    );
    assert_eq!(scene.stored().await, None);

    let amazon = Amazon::default().tokens([granted("Atza-1")]);
    let lwa = LoginWithAmazon::new("client-1", secret("client"), amazon.clone());
    let gateway = EventGateway::builder(Region::Europe, lwa, Full, amazon).build();
    let skill = Home::new().builder().event_gateway(gateway).build();
    let answer = answer(&skill, &accept_grant("alice")).await;
    assert_eq!(error_type(&answer), "INTERNAL_ERROR");
    assert_eq!(answer["event"]["header"]["namespace"], "Alexa");
    let log = log.text();
    assert!(log.contains("the table is full"), "{log}");
    assert!(log.contains("not accepted in time"), "{log}");
    assert!(!log.contains(SECRET), "{log}");
}

#[tokio::test]
async fn nothing_is_exchanged_for_a_token_that_is_not_good() {
    for (meaning, expected) in [
        ("expired", "EXPIRED_AUTHORIZATION_CREDENTIAL"),
        ("forged", "INVALID_AUTHORIZATION_CREDENTIAL"),
        ("down", "INTERNAL_ERROR"),
        ("hang", "INTERNAL_ERROR"),
        ("wrong", "INTERNAL_ERROR"),
    ] {
        let scene = Scene::new(Amazon::default());
        let answer = accepted(&scene, meaning).await;
        assert_eq!(error_type(&answer), expected, "{meaning}");
        assert!(scene.amazon.forms().is_empty());
    }
}

#[tokio::test]
async fn a_handler_of_the_skills_own_comes_first() {
    async fn accept(input: &mut DirectiveInput, accept: AcceptGrant) -> EventResult {
        assert_eq!(input.identity().subject, "alice");
        assert!(input.remaining_time() > Duration::ZERO);
        assert_eq!(accept.grant.code.expose_secret(), secret("code"));
        Err(ErrorResponse::new(ErrorType::AcceptGrantFailed, "not today").into())
    }
    let scene = Scene::new(Amazon::default());
    let skill = Home::new()
        .builder()
        .on(accept)
        .event_gateway(scene.gateway())
        .build();
    let answer = answer(&skill, &accept_grant("alice")).await;
    assert_eq!(error_type(&answer), "ACCEPT_GRANT_FAILED");
    assert_eq!(answer["event"]["payload"]["message"], "not today");
}
