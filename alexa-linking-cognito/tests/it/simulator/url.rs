//! In front of a skill at an address.

use alexa_linking_cognito::simulator::Simulator;
use alexa_skill_core::skill::Skill;
use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use serde_json::json;
use tokio::net::TcpListener;

use super::world::{World, last};

/// Serves the skill as one of any language would be.
async fn serve(skill: Skill) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let answer = async move |body: Bytes| skill.invoke_json(&body).await.unwrap();
    let app = Router::new().route("/skill", post(answer));
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}/skill")
}

#[tokio::test]
async fn a_skill_at_an_address_is_opened_and_linked() {
    let world = World::of(async |skill| {
        let address = serve(skill).await;
        Simulator::for_url(&address).unwrap()
    })
    .await;
    let page = world.page().await;
    let state = page.act("launch", json!({})).await;
    assert_eq!(last(&state)["card"]["type"], "LinkAccount");
    page.link().await;
    let state = page.act("launch", json!({})).await;
    assert_eq!(last(&state)["speech"], "Hello alice");
    assert_eq!(state["link"], "linked");
}

#[tokio::test]
async fn a_skill_that_is_not_there_is_said_to_be_so() {
    let world = World::of(async |_| Simulator::for_url("http://127.0.0.1:1/").unwrap()).await;
    let page = world.page().await;
    let state = page.act("launch", json!({})).await;
    let why = last(&state)["error"].as_str().unwrap();
    assert!(why.contains("the skill failed at LaunchRequest"), "{why}");
    assert_eq!(last(&state)["request"]["request"]["type"], "LaunchRequest");
}
