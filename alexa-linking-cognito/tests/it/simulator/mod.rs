//! The simulator as its page sees it.

mod failing;
mod replay;
mod url;
mod world;

use std::sync::Arc;

use alexa_linking_cognito::simulator::{Simulator, SimulatorError};
use alexa_linking_cognito::testing::{Endpoint, Fault};
use alexa_skill_core::Locale;
use alexa_skill_core::skill::Skill;
use serde_json::{Value, json};

use self::world::{World, last};

#[tokio::test]
async fn an_account_is_linked_used_and_lost() {
    let world = World::start().await;
    let page = world.page().await;
    let state = page.act("launch", json!({})).await;
    assert_eq!(state["link"], "not-linked");
    assert_eq!(last(&state)["card"]["type"], "LinkAccount");
    assert_eq!(last(&state)["token"], Value::Null);

    let state = page.link().await;
    assert_eq!(
        (&state["link"], &state["user"], &state["problem"]),
        (&json!("linked"), &json!("alice"), &Value::Null)
    );
    let state = page.act("launch", json!({"turns": 1})).await;
    assert_eq!(state["first"], 1);
    let turn = last(&state);
    assert_eq!(turn["speech"], "Hello alice");
    assert_eq!(turn["note"], "The account of alice is linked.");
    assert_eq!(
        turn["request"]["context"]["System"]["user"]["accessToken"],
        "[redacted]"
    );
    assert!(
        turn["token"]["checks"]
            .as_array()
            .unwrap()
            .iter()
            .all(|check| check["ok"] == true),
        "{turn}"
    );
    assert_eq!(turn["token"]["claims"]["username"], "alice");
    let oauth = state["oauth"].to_string();
    assert!(
        oauth.contains("authorize") && !oauth.contains("wonderland"),
        "{oauth}"
    );

    for (action, link, expected) in [
        ("wrong-audience", "wrong-audience", "LinkAccount"),
        ("unlink", "not-linked", "LinkAccount"),
    ] {
        let state = page.act("account", json!({"action": action})).await;
        assert_eq!(state["link"], link);
        let state = page.act("launch", json!({})).await;
        assert_eq!(last(&state)["card"]["type"], expected, "{action}");
        if action == "unlink" {
            let (status, _) = page.try_act("account", json!({"action": "expire"})).await;
            assert_eq!(status, 400);
        }
    }
    for action in ["expire", "revoke"] {
        page.link().await;
        page.act("account", json!({"action": action})).await;
        let state = page.act("launch", json!({})).await;
        assert_eq!(last(&state)["card"]["type"], "LinkAccount", "{action}");
    }

    page.link().await;
    for action in ["down", "slow"] {
        let state = page.act("pool", json!({"action": action})).await;
        assert_eq!(state["pool"], action);
        let state = page.act("launch", json!({})).await;
        assert_eq!(last(&state)["card"], Value::Null, "{action}: never a card");
        assert_ne!(last(&state)["speech"], "Hello alice", "{action}");
    }
    page.act("pool", json!({"action": "up"})).await;
    page.act("pool", json!({"action": "rotate-keys"})).await;
    let state = page.act("launch", json!({})).await;
    assert_eq!(last(&state)["speech"], "Hello alice");
    page.link().await;
    let state = page.act("launch", json!({})).await;
    assert_eq!(
        last(&state)["speech"],
        "Hello alice",
        "the new key is found"
    );
}

#[tokio::test]
async fn two_hundred_pages_at_once_stay_separate() {
    let world = World::start().await;
    let pages = futures_util::future::join_all((0..200).map(|_| world.page())).await;
    let linked = pages[7].link().await;
    assert_eq!(linked["link"], "linked");
    let talks = pages.iter().enumerate().map(|(number, page)| async move {
        for _ in 0..number % 4 {
            page.act("say", json!({"text": "order sencha"})).await;
        }
        page.act("say", json!({"text": "a cup of green tea"})).await
    });
    let states = futures_util::future::join_all(talks).await;
    for (number, state) in states.iter().enumerate() {
        let orders = number % 4 + 1;
        assert_eq!(
            state["turns"].as_array().unwrap().len(),
            orders,
            "page {number}"
        );
        assert_eq!(
            last(state)["speech"],
            format!("Order {orders}"),
            "page {number}"
        );
        assert_eq!(
            state["link"],
            if number == 7 { "linked" } else { "not-linked" }
        );
        assert_eq!(last(state)["intent"], "OrderIntent");
        assert_eq!(last(state)["attributes"]["after"]["orders"], orders);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_changes_nothing() {
    let world = World::start().await;
    let page = world.page().await;
    for (what, body) in [
        ("say", json!({})),
        ("say", json!({"text": 7})),
        ("locale", json!({"locale": "xx-XX"})),
        ("account", json!({"action": "expire"})),
        ("pool", json!({"action": "explode"})),
        ("replay", json!({"replay": "{\"type\": 7"})),
        ("replay", json!({"replay": "{\"userInput\": 7}"})),
        ("dance", json!({})),
    ] {
        let (status, answer) = page.try_act(what, body.clone()).await;
        assert_eq!(status, 400, "{what} {body}");
        assert!(
            !answer["error"].as_str().unwrap().is_empty(),
            "{what} {body}"
        );
    }
    let (_, state) = world.get(&format!("api/conversations/{}", page.id)).await;
    assert_eq!(state["turns"], json!([]));
    assert_eq!(world.get("api/conversations/nobody").await.0, 404);
    assert_eq!(world.get("secrets.txt").await.0, 404);
    let (status, _) = world.get("callback?state=nobody.x&code=c").await;
    assert_eq!(status, 404);
    // A code that this conversation did not ask for.
    world
        .get(&format!("callback?state={}.forged&code=c", page.id))
        .await;
    let (_, state) = world.get(&format!("api/conversations/{}", page.id)).await;
    assert!(
        state["problem"]
            .as_str()
            .unwrap()
            .contains("not begun here"),
        "{state}"
    );
    assert_eq!(state["link"], "not-linked");
}

#[tokio::test]
async fn only_its_own_pages_may_ask() {
    let world = World::start().await;
    let page = world.send(http::Request::get(world.url("")), "").await;
    assert_eq!(page.status(), 200);
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'self'"), "{policy}");
    for file in [
        "style.css",
        "icon.svg",
        "main.js",
        "api.js",
        "chat.js",
        "dom.js",
        "inspector.js",
        "screens.js",
    ] {
        assert_eq!(
            world
                .send(http::Request::get(world.url(file)), "")
                .await
                .status(),
            200,
            "{file}"
        );
    }
    let foreign = http::Request::get(world.url("")).header("host", "attacker.example");
    assert_eq!(world.send(foreign, "").await.status(), 421);
    let other_site = http::Request::post(world.url("api/conversations"))
        .header("content-type", "application/json")
        .header("origin", "https://attacker.example");
    assert_eq!(world.send(other_site, "{}").await.status(), 403);
    let form =
        http::Request::post(world.url("api/conversations")).header("content-type", "text/plain");
    assert_eq!(world.send(form, "{}").await.status(), 415);
}

#[tokio::test]
async fn what_cannot_start_says_why() {
    let world = World::start().await;
    let simulator = || Simulator::new(Skill::builder().build());
    let refused = |simulator: Simulator| async { simulator.start().await.unwrap_err() };
    assert!(matches!(
        refused(simulator()).await,
        SimulatorError::NoUserPool
    ));
    let open = simulator()
        .user_pool(Arc::clone(&world.pool))
        .address(([0, 0, 0, 0], 0).into());
    assert!(matches!(
        refused(open).await,
        SimulatorError::NotLoopback(_)
    ));
    let taken = simulator()
        .user_pool(Arc::clone(&world.pool))
        .address(world.simulator.address());
    assert!(matches!(
        refused(taken).await,
        SimulatorError::Listen { .. }
    ));
    let broken = simulator()
        .user_pool(Arc::clone(&world.pool))
        .interaction_model_for(
            Locale::DE_DE,
            r#"{"interactionModel": {"languageModel": {"intents": 7}}}"#,
        );
    let why = refused(broken).await.to_string();
    assert!(why.contains("de-DE") && why.contains("intents"), "{why}");
    let client = simulator()
        .user_pool(Arc::clone(&world.pool))
        .client_id("nobody");
    assert!(matches!(refused(client).await, SimulatorError::Pool(_)));
    assert!(Simulator::for_url("gopher://skill").is_err());
    // A fault that was set elsewhere is shown too.
    world.pool.set_fault(Endpoint::Jwks, Fault::Hang);
    let (_, state) = world.post("api/conversations", &json!({})).await;
    assert_eq!(state["pool"], "down");
}
