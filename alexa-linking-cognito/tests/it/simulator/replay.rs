//! Conversations as files.

use super::world::{World, last};
use serde_json::{Value, json};

#[tokio::test]
async fn a_saved_conversation_is_played_again() {
    let world = World::start().await;
    let page = world.page().await;
    page.act("say", json!({"text": "order sencha"})).await;
    let said = page.act("say", json!({"text": "a cup of green tea"})).await;
    let (status, saved) = world
        .get(&format!("api/conversations/{}/replay.json", page.id))
        .await;
    assert_eq!(status, 200);
    let other = world.page().await;
    let replayed = other
        .act("replay", json!({"replay": saved.to_string()}))
        .await;
    assert_eq!(last(&replayed)["speech"], last(&said)["speech"]);
    assert_eq!(replayed["turns"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_was_done_before_a_file_breaks_off_is_shown() {
    let world = World::start().await;
    let page = world.page().await;
    let replay = json!({
        "skillId": "amzn1.ask.skill.1", "locale": "en-US", "type": "text",
        "userInput": ["order sencha", "the moon is made of cheese", "order sencha"],
    });
    let (status, state) = page
        .try_act("replay", json!({"replay": replay.to_string(), "turns": 0}))
        .await;
    assert_eq!(status, 400);
    let why = state["error"].as_str().unwrap();
    assert!(why.starts_with("userInput[1]: no intent matches"), "{why}");
    assert_eq!(last(&state)["speech"], "Order 1");
    assert_eq!(state["turns"].as_array().unwrap().len(), 1);
    // What is saved now can be loaded.
    let path = format!("api/conversations/{}/replay.json", page.id);
    let (_, saved) = world.get(&path).await;
    assert_eq!(saved["userInput"], json!(["order sencha"]));
}

#[tokio::test]
async fn nothing_is_saved_before_something_was_said() {
    let world = World::start().await;
    let page = world.page().await;
    let path = format!("api/conversations/{}/replay.json", page.id);
    let (status, answer) = world.get(&path).await;
    assert_eq!(
        (status, &answer["error"]),
        (409, &json!("nothing was said yet"))
    );
    let (_, state) = page
        .try_act("say", json!({"text": "a lot of cheese"}))
        .await;
    assert_eq!(state["saves"], false);
    let state = page.act("launch", json!({})).await;
    assert_eq!(state["saves"], true);
    assert_eq!(last(&state)["said"], "Alexa, open tea house");
    let (_, saved) = world.get(&path).await;
    assert_eq!(saved["userInput"], json!(["open tea house"]));
}

#[tokio::test]
async fn what_was_done_is_told_at_once_and_stays_before_the_next_turn() {
    let world = World::start().await;
    let page = world.page().await;
    let state = page.act("new-session", json!({})).await;
    let session = "A new session begins with the next request.";
    assert_eq!(state["note"], session);
    let state = page.act("pool", json!({"action": "rotate-keys"})).await;
    let both = format!("{session} The user pool signs with a new key from now on.");
    assert_eq!(state["note"], both);
    let state = page.act("pool", json!({"action": "rotate-keys"})).await;
    assert_eq!(state["note"], both);
    let state = page.act("say", json!({"text": "order sencha"})).await;
    assert_eq!(
        (&last(&state)["note"], &state["note"]),
        (&json!(both), &Value::Null)
    );
    let state = page.act("say", json!({"text": "order sencha"})).await;
    assert_eq!(last(&state)["note"], Value::Null);
}
