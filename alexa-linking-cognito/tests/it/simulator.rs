//! The simulator as its page sees it.

use std::sync::Arc;

use alexa_linking_cognito::simulator::{RunningSimulator, Simulator, SimulatorError};
use alexa_linking_cognito::testing::{Endpoint, Fault, LocalUser, LocalUserPool};
use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier};
use alexa_skill_core::Locale;
use alexa_skill_core::linking::LinkGate;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::transport::{ReqwestTransport, Transport};
use bytes::Bytes;
use serde_json::{Value, json};

const MODEL: &str = r#"{"interactionModel": {"languageModel": {
    "invocationName": "tea house",
    "intents": [
        {"name": "OrderIntent", "slots": [{"name": "tea", "type": "TEA"}], "samples": ["a cup of {tea}", "order {tea}"]},
        {"name": "AMAZON.HelpIntent", "samples": []},
        {"name": "AMAZON.StopIntent", "samples": []}
    ],
    "types": [{"name": "TEA", "values": [{"id": "green", "name": {"value": "green tea", "synonyms": ["sencha"]}}]}]
}}}"#;

async fn launch(input: &mut HandlerInput) -> HandlerResult {
    let name = input
        .require_identity()?
        .username
        .clone()
        .unwrap_or_default();
    Ok(Response::builder()
        .speak_text(format!("Hello {name}"))
        .reprompt("Tea?")
        .build())
}

async fn order(input: &mut HandlerInput) -> HandlerResult {
    let count = input
        .attributes()
        .session_value::<u64>("orders")?
        .unwrap_or(0)
        + 1;
    input.attributes_mut().set_session_value("orders", &count)?;
    Ok(Response::builder()
        .speak_text(format!("Order {count}"))
        .reprompt("More?")
        .build())
}

struct World {
    simulator: RunningSimulator,
    pool: Arc<LocalUserPool>,
    http: ReqwestTransport,
}

impl World {
    async fn start() -> Self {
        let pool = LocalUserPool::builder()
            .user(LocalUser::new("alice").password("wonderland"))
            .quick_sign_in()
            .start()
            .await
            .unwrap();
        let pool = Arc::new(pool);
        let client = pool.clients().remove(0);
        let verifier = TokenVerifier::builder(pool.user_pool().unwrap())
            .client_id(client.id())
            .build()
            .unwrap();
        let resolver = CognitoResolver::builder(verifier)
            .profile(ProfileSource::UserInfo)
            .cache_ttl(std::time::Duration::ZERO)
            .build()
            .unwrap();
        let skill = Skill::builder()
            .request_interceptor(LinkGate::new(resolver).pass("OrderIntent"))
            .on_launch(launch)
            .on_intent("OrderIntent", order)
            .build();
        let simulator = Simulator::new(skill)
            .interaction_model(MODEL)
            .user_pool(Arc::clone(&pool))
            .start()
            .await
            .unwrap();
        // The machine may be busy with other tests.
        let http = ReqwestTransport::builder()
            .timeout(std::time::Duration::from_secs(60))
            .allow_loopback_http()
            .build();
        Self {
            simulator,
            pool,
            http,
        }
    }

    async fn send(
        &self,
        request: http::request::Builder,
        body: impl Into<Bytes>,
    ) -> http::Response<Bytes> {
        self.http
            .send(request.body(body.into()).unwrap())
            .await
            .unwrap()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.simulator.url())
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        json_of(&self.send(http::Request::get(self.url(path)), "").await)
    }

    async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let request =
            http::Request::post(self.url(path)).header("content-type", "application/json");
        json_of(&self.send(request, body.to_string()).await)
    }

    async fn page(&self) -> Page<'_> {
        let (status, state) = self.post("api/conversations", &json!({})).await;
        assert_eq!(status, 201);
        let id = state["id"].as_str().unwrap().to_owned();
        Page { world: self, id }
    }
}

struct Page<'a> {
    world: &'a World,
    id: String,
}

impl Page<'_> {
    async fn act(&self, what: &str, body: Value) -> Value {
        let (status, state) = self.try_act(what, body).await;
        assert_eq!(status, 200, "{what}: {state}");
        state
    }

    async fn try_act(&self, what: &str, body: Value) -> (u16, Value) {
        self.world
            .post(&format!("api/conversations/{}/{what}", self.id), &body)
            .await
    }

    /// Follows the redirects of a sign-in as a browser would.
    async fn link(&self) -> Value {
        let world = self.world;
        let start = world.url(&format!("api/conversations/{}/link", self.id));
        let leave = world.send(http::Request::get(start), "").await;
        assert_eq!(leave.status(), 303);
        let authorize = leave.headers()["location"].to_str().unwrap().to_owned();
        let page = world.send(http::Request::get(&authorize), "").await;
        assert_eq!(page.status(), 200);
        let form = authorize.replace("/oauth2/authorize?", "/login?");
        let request =
            http::Request::post(form).header("content-type", "application/x-www-form-urlencoded");
        let back = world
            .send(request, "username=alice&password=wonderland")
            .await;
        let callback = back.headers()["location"].to_str().unwrap().to_owned();
        assert!(callback.starts_with(&world.url("callback?")), "{callback}");
        let home = world.send(http::Request::get(callback), "").await;
        assert_eq!(
            home.headers()["location"],
            format!("/?conversation={}", self.id).as_str()
        );
        world.get(&format!("api/conversations/{}", self.id)).await.1
    }
}

fn json_of(response: &http::Response<Bytes>) -> (u16, Value) {
    let value = serde_json::from_slice(response.body()).unwrap_or_default();
    (response.status().as_u16(), value)
}

fn last(state: &Value) -> &Value {
    state["turns"].as_array().unwrap().last().unwrap()
}

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
