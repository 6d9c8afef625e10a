//! A skill, a pool and the simulator in front of them.

use std::sync::Arc;

use alexa_linking_cognito::simulator::{RunningSimulator, Simulator};
use alexa_linking_cognito::testing::{LocalUser, LocalUserPool};
use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier};
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
        {"name": "EchoIntent", "samples": ["echo my token"]},
        {"name": "FailIntent", "samples": ["fail with it"]},
        {"name": "SlowIntent", "samples": ["take your time"]},
        {"name": "PanicIntent", "samples": ["panic"]},
        {"name": "DelegateIntent", "samples": ["delegate this"]},
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

fn token(input: &HandlerInput) -> String {
    let token = input.envelope().access_token();
    token.map_or_else(String::new, |token| token.expose_secret().to_owned())
}

/// A skill that tells what it must not, everywhere.
async fn echo(input: &mut HandlerInput) -> HandlerResult {
    let token = token(input);
    input.attributes_mut().set_session_value("kept", &token)?;
    input.attributes_mut().set_session_value(&token, &1)?;
    Ok(Response::builder()
        .speak_text(&token)
        .reprompt(format!("Again: {token}"))
        .with_simple_card("Token", &token)
        .build())
}

async fn fail(input: &mut HandlerInput) -> HandlerResult {
    Err(format!("the token {} broke it", token(input)).into())
}

async fn slow(_: &mut HandlerInput) -> HandlerResult {
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    Ok(Response::builder().speak_text("At last.").build())
}

async fn panic(_: &mut HandlerInput) -> HandlerResult {
    panic!("the kettle is broken");
}

/// The model has no dialog for the intent.
async fn delegate(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder()
        .speak_text("Wait.")
        .add_delegate_directive(None)
        .build())
}

pub(super) struct World {
    pub(super) simulator: RunningSimulator,
    pub(super) pool: Arc<LocalUserPool>,
    http: ReqwestTransport,
}

impl World {
    pub(super) async fn start() -> Self {
        Self::of(async |skill| Simulator::new(skill)).await
    }

    /// With the simulator that stands in front of the skill.
    pub(super) async fn of(front: impl AsyncFnOnce(Skill) -> Simulator) -> Self {
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
            .request_interceptor(
                LinkGate::new(resolver)
                    .pass("OrderIntent")
                    .pass("SlowIntent")
                    .pass("PanicIntent")
                    .pass("DelegateIntent"),
            )
            .on_launch(launch)
            .on_intent("OrderIntent", order)
            .on_intent("EchoIntent", echo)
            .on_intent("FailIntent", fail)
            .on_intent("SlowIntent", slow)
            .on_intent("PanicIntent", panic)
            .on_intent("DelegateIntent", delegate)
            .build();
        let simulator = front(skill)
            .await
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

    pub(super) async fn send(
        &self,
        request: http::request::Builder,
        body: impl Into<Bytes>,
    ) -> http::Response<Bytes> {
        self.http
            .send(request.body(body.into()).unwrap())
            .await
            .unwrap()
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.simulator.url())
    }

    pub(super) async fn get(&self, path: &str) -> (u16, Value) {
        json_of(&self.send(http::Request::get(self.url(path)), "").await)
    }

    pub(super) async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let request =
            http::Request::post(self.url(path)).header("content-type", "application/json");
        json_of(&self.send(request, body.to_string()).await)
    }

    pub(super) async fn page(&self) -> Page<'_> {
        let (status, state) = self.post("api/conversations", &json!({})).await;
        assert_eq!(status, 201);
        let id = state["id"].as_str().unwrap().to_owned();
        Page { world: self, id }
    }
}

pub(super) struct Page<'a> {
    world: &'a World,
    pub(super) id: String,
}

impl Page<'_> {
    pub(super) async fn act(&self, what: &str, body: Value) -> Value {
        let (status, state) = self.try_act(what, body).await;
        assert_eq!(status, 200, "{what}: {state}");
        state
    }

    pub(super) async fn try_act(&self, what: &str, body: Value) -> (u16, Value) {
        self.world
            .post(&format!("api/conversations/{}/{what}", self.id), &body)
            .await
    }

    /// Follows the redirects of a sign-in as a browser would.
    pub(super) async fn link(&self) -> Value {
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

pub(super) fn last(state: &Value) -> &Value {
    state["turns"].as_array().unwrap().last().unwrap()
}
