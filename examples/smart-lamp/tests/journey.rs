//! The story, and what goes wrong in it: each outcome has its own answer, and only one's own lamp is lit.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::collections::HashMap;

use alexa_linking_cognito::testing::{Endpoint, Fault};
use alexa_skill_core::smart_home::directive::brightness::AdjustBrightness;
use alexa_skill_core::smart_home::directive::power::{TurnOff, TurnOn};
use alexa_skill_core::smart_home::{EventEnvelope, Percent};
use serde_json::Value;
use smart_lamp::alexa::{Alexa, Turn};
use smart_lamp::home::lamp_id;
use smart_lamp::play::{self, Scene};
use smart_lamp::show;
use smart_lamp::skill::{self, Stage};

fn name(event: &Value) -> &str {
    event["event"]["header"]["name"].as_str().unwrap()
}

fn error(turn: &Turn) -> Option<&str> {
    turn.event["event"]["payload"]["type"].as_str()
}

async fn linked(stage: &Stage, username: &str) -> Alexa {
    let token = stage.pool.link(username).await.unwrap();
    Alexa::new(stage.skill.clone(), token)
}

#[tokio::test]
async fn the_whole_story_goes_as_it_should() {
    let mut scenes = Vec::new();
    play::play(&mut |scene| scenes.push(scene)).await.unwrap();
    let told: Vec<_> = scenes
        .iter()
        .filter_map(|scene| match scene {
            Scene::Note(_) => None,
            Scene::Turn(turn) => Some((
                turn.title.as_str(),
                error(turn).unwrap_or(name(&turn.event)),
            )),
            Scene::Report { title, event } => Some((title.as_str(), name(event))),
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Discover", "Discover.Response"),
            ("Turn the lamp on", "Response"),
            ("Dim it to 40 %", "Response"),
            ("Make it green", "Response"),
            ("How is the lamp?", "StateReport"),
            ("Bob turns Alice's lamp on", "NO_SUCH_ENDPOINT"),
            ("How is Bob's lamp?", "StateReport"),
            ("An expired token", "EXPIRED_AUTHORIZATION_CREDENTIAL"),
            ("A forged token", "INVALID_AUTHORIZATION_CREDENTIAL"),
            ("The pool is down", "INTERNAL_ERROR"),
            ("The pool is back", "Response"),
            ("Accept the grant", "AcceptGrant.Response"),
            ("Alice presses the switch", "ChangeReport"),
        ]
    );
    let mut lines = Vec::new();
    for (number, scene) in scenes.iter().enumerate() {
        show::json(&mut lines, number, scene).unwrap();
        show::text(&mut std::io::sink(), scene).unwrap();
        let (directive, event) = match scene {
            Scene::Note(_) => continue,
            Scene::Turn(turn) => (Some(&turn.directive), &turn.event),
            Scene::Report { event, .. } => (None, event),
        };
        let read = EventEnvelope::from_slice(event.to_string().as_bytes()).unwrap();
        read.check().unwrap();
        if let Some(token) =
            directive.and_then(|directive| directive.pointer("/directive/endpoint/scope/token"))
        {
            assert!(
                !event.to_string().contains(token.as_str().unwrap()),
                "{event}"
            );
        }
    }
    assert_eq!(
        String::from_utf8(lines).unwrap().lines().count(),
        told.len()
    );
}

#[tokio::test]
async fn only_ones_own_lamp_is_lit() {
    let stage = Stage::start().await.unwrap();
    let [alice, bob] = ["alice", "bob"].map(|name| stage.pool.subject(name).unwrap());
    let lit = |subject: &str| stage.home.lamp(subject).light().on;
    let bobs = linked(&stage, "bob").await;
    let refused = bobs
        .ask("on", &lamp_id(&alice).unwrap(), TurnOn::default())
        .await
        .unwrap();
    assert_eq!(error(&refused), Some("NO_SUCH_ENDPOINT"));
    assert_eq!((lit(&alice), lit(&bob)), (false, false));
    bobs.ask("on", &lamp_id(&bob).unwrap(), TurnOn::default())
        .await
        .unwrap();
    assert_eq!((lit(&alice), lit(&bob)), (false, true));
    bobs.ask("off", &lamp_id(&bob).unwrap(), TurnOff::default())
        .await
        .unwrap();
    assert_eq!((lit(&alice), lit(&bob)), (false, false));
}

#[tokio::test]
async fn brightness_goes_as_far_as_it_goes() {
    let stage = Stage::start().await.unwrap();
    let subject = stage.pool.subject("alice").unwrap();
    let (lamp, alexa) = (lamp_id(&subject).unwrap(), linked(&stage, "alice").await);
    for (delta, brightness) in [(-30, 70), (50, 100), (-250, 0), (i64::MAX, 100)] {
        let turn = alexa
            .ask("dim", &lamp, AdjustBrightness::new(delta))
            .await
            .unwrap();
        assert_eq!(turn.event["context"]["properties"][0]["value"], brightness);
        assert_eq!(
            stage.home.lamp(&subject).light().brightness,
            Percent::clamped(brightness)
        );
    }
}

#[tokio::test]
async fn no_outage_of_the_pool_is_a_bad_credential() {
    for fault in [
        Fault::Status(500),
        Fault::Status(503),
        Fault::Throttled,
        Fault::CloseConnection,
        Fault::Hang,
    ] {
        // Its keys are not known yet.
        let stage = Stage::start().await.unwrap();
        let subject = stage.pool.subject("alice").unwrap();
        let alexa = linked(&stage, "alice").await;
        stage.pool.local.set_fault(Endpoint::Jwks, fault.clone());
        let turn = alexa
            .ask("on", &lamp_id(&subject).unwrap(), TurnOn::default())
            .await
            .unwrap();
        assert_eq!(error(&turn), Some("INTERNAL_ERROR"), "{fault:?}");
        assert!(!stage.home.lamp(&subject).light().on);
    }
}

#[tokio::test]
async fn a_token_for_another_client_or_use_is_refused() {
    let stage = Stage::start().await.unwrap();
    let subject = stage.pool.subject("alice").unwrap();
    let mut alexa = linked(&stage, "alice").await;
    let claims = stage.pool.local.claims(alexa.token()).unwrap();
    for (claim, value) in [
        ("client_id", "another-client"),
        ("token_use", "id"),
        (
            "iss",
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Another01",
        ),
    ] {
        let mut claims = claims.clone();
        claims.insert(claim.to_owned(), value.into());
        alexa.relink(stage.pool.local.sign_access_token(&claims).unwrap());
        let turn = alexa
            .ask("on", &lamp_id(&subject).unwrap(), TurnOn::default())
            .await
            .unwrap();
        assert_eq!(
            error(&turn),
            Some("INVALID_AUTHORIZATION_CREDENTIAL"),
            "{claim}"
        );
    }
}

#[tokio::test]
async fn a_code_is_good_once_and_without_a_grant_nothing_is_sent() {
    let stage = Stage::start().await.unwrap();
    let subject = stage.pool.subject("alice").unwrap();
    let lamp = lamp_id(&subject).unwrap();
    let light = stage.home.lamp(&subject).light();
    let report = smart_lamp::handlers::pressed(&lamp, &light).unwrap();
    assert!(stage.gateway.send(&subject, &report).await.is_err());

    let alexa = linked(&stage, "alice").await;
    let code = stage.amazon.grant_code();
    let accepted = alexa.accept_grant("accept", code.clone()).await.unwrap();
    assert_eq!(name(&accepted.event), "AcceptGrant.Response");
    let again = alexa.accept_grant("accept", code).await.unwrap();
    assert_eq!(error(&again), Some("ACCEPT_GRANT_FAILED"));
    assert_eq!(
        again.event["event"]["header"]["namespace"],
        "Alexa.Authorization"
    );

    stage.gateway.send(&subject, &report).await.unwrap();
    assert_eq!(stage.amazon.events().len(), 1);
    let bob = stage.pool.subject("bob").unwrap();
    assert!(stage.gateway.send(&bob, &report).await.is_err());
}

#[test]
fn a_deployed_skill_needs_its_variables() {
    let with = |pairs: &[(&str, &str)]| {
        let variables: HashMap<_, _> = pairs.iter().copied().collect();
        skill::deployed(|name| variables.get(name).map(ToString::to_string))
    };
    let pool = [
        ("COGNITO_USER_POOL_ID", "eu-west-1_AbCdEf123"),
        ("COGNITO_CLIENT_ID", "c"),
    ];
    with(&pool).unwrap();
    let lwa = [("LWA_CLIENT_ID", "id"), ("LWA_CLIENT_SECRET", "secret")];
    with(&[&pool[..], &lwa, &[("AWS_REGION", "eu-west-1")]].concat()).unwrap();
    for wrong in [
        &[][..],
        &pool[..1],
        &[&pool[..], &lwa[..1]].concat(),
        &[&pool[..], &lwa].concat(),
        &[&pool[..], &lwa, &[("AWS_REGION", "sa-east-1")]].concat(),
    ] {
        let error = with(wrong).unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
