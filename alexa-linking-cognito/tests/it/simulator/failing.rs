//! Skills that tell too much, or break off.

use std::time::Duration;

use serde_json::{Value, json};

use super::world::{World, last};

/// Whether any part of a signed token stands in what is shown.
fn shows_a_token(state: &Value) -> bool {
    state.to_string().contains("eyJ")
}

#[tokio::test]
async fn no_token_is_shown_wherever_the_skill_puts_it() {
    let world = World::start().await;
    let page = world.page().await;
    page.link().await;
    let state = page.act("say", json!({"text": "echo my token"})).await;
    let turn = last(&state);
    assert_eq!(turn["speech"], "[redacted]");
    assert_eq!(turn["reprompt"], "Again: [redacted]");
    assert_eq!(turn["card"]["content"], "[redacted]");
    assert_eq!(
        turn["attributes"]["after"],
        json!({"kept": "[redacted]", "[redacted]": 1})
    );
    assert_eq!(
        turn["response"]["response"]["outputSpeech"]["ssml"],
        "<speak>[redacted]</speak>"
    );
    assert_eq!(
        turn["lints"].to_string().matches("access token").count(),
        1,
        "{turn}"
    );
    assert!(!shows_a_token(&state), "{state}");

    // The token of before stands in the session still when another is sent.
    page.link().await;
    let state = page.act("say", json!({"text": "order sencha"})).await;
    assert_eq!(last(&state)["attributes"]["before"]["kept"], "[redacted]");
    assert!(!shows_a_token(&state), "{state}");

    let state = page.act("say", json!({"text": "fail with it"})).await;
    let why = last(&state)["error"].as_str().unwrap();
    assert!(why.contains("the token [redacted] broke it"), "{why}");
    assert!(!shows_a_token(&state), "{state}");
}

#[tokio::test]
async fn a_turn_that_breaks_off_shows_what_there_was() {
    let world = World::start().await;
    let page = world.page().await;
    page.act("say", json!({"text": "order sencha"})).await;
    let state = page.act("say", json!({"text": "delegate this"})).await;
    let turn = last(&state);
    assert_eq!(turn["intent"], "DelegateIntent");
    let why = turn["error"].as_str().unwrap();
    assert!(why.contains("no dialog for DelegateIntent"), "{why}");
    assert_eq!(turn["request"]["request"]["type"], "IntentRequest");
    assert_eq!(
        turn["response"]["response"]["outputSpeech"]["ssml"],
        "<speak>Wait.</speak>"
    );
    assert_eq!(turn["attributes"]["before"], json!({"orders": 1}));
    assert_eq!(turn["said"], "delegate this");
    let state = page.act("say", json!({"text": "order sencha"})).await;
    assert_eq!(last(&state)["intent"], "OrderIntent");
    assert!(last(&state)["request"].is_object(), "{state}");
}

#[tokio::test]
async fn a_turn_ends_though_the_browser_leaves() {
    let world = World::start().await;
    let page = world.page().await;
    let slow = page.try_act("say", json!({"text": "take your time"}));
    let left = tokio::time::timeout(Duration::from_millis(200), slow).await;
    assert!(left.is_err(), "it left before the answer");
    let state = page.act("say", json!({"text": "delegate this"})).await;
    let turns = state["turns"].as_array().unwrap();
    assert_eq!(turns.len(), 2, "{state}");
    assert_eq!(turns[0]["said"], "take your time");
    assert_eq!(turns[0]["speech"], "At last.");
    assert_eq!(turns[1]["intent"], "DelegateIntent");
}

#[tokio::test]
async fn a_panic_is_told_and_leaves_nothing_to_the_next_turn() {
    let world = World::start().await;
    let page = world.page().await;
    let (status, answer) = page.try_act("say", json!({"text": "panic"})).await;
    assert_eq!(status, 500);
    assert!(answer["error"].as_str().unwrap().contains("a panic"));
    let state = page.act("say", json!({"text": "delegate this"})).await;
    assert_eq!(state["turns"].as_array().unwrap().len(), 1, "{state}");
    let only = &last(&state)["request"];
    assert_eq!(only["request"]["intent"]["name"], "DelegateIntent");
}
