//! The skill over HTTP, as a client of any language would use it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::net::SocketAddr;

use alexa_skill_core::smart_home::directive::authorization::{Grant, GrantType};
use alexa_skill_core::smart_home::directive::power::TurnOn;
use alexa_skill_core::smart_home::directive::{AcceptGrant, Directive, DirectiveEnvelope};
use alexa_skill_core::smart_home::{Endpoint, EndpointId, Scope};
use alexa_skill_core::transport::{ReqwestTransport, Transport};
use axum::body::Bytes;
use axum::http::{Request, Response};
use form_urlencoded::Serializer;
use serde_json::Value;
use smart_lamp::serve;
use tokio::sync::oneshot;

/// A client that knows what is printed, and nothing else.
struct Client<'a> {
    description: &'a Value,
    transport: ReqwestTransport,
}

fn text<'a>(description: &'a Value, place: &str) -> &'a str {
    let text = description.pointer(place).and_then(Value::as_str);
    text.unwrap_or_else(|| panic!("{place}: {description}"))
}

impl<'a> Client<'a> {
    fn new(description: &'a Value) -> Self {
        Self {
            description,
            transport: ReqwestTransport::builder().allow_loopback_http().build(),
        }
    }

    async fn post(&self, uri: &str, form: &[(&str, &str)]) -> Response<Bytes> {
        let body = Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(uri)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Bytes::from(body))
            .unwrap();
        self.transport.send(request).await.unwrap()
    }

    /// Signs in, and gets a token for the code that the redirect brings.
    async fn link(&self, username: &str) -> String {
        let printed = |place| text(self.description, place);
        let scopes = self.description["scopes"].as_array().unwrap().iter();
        let scopes: Vec<_> = scopes.filter_map(Value::as_str).collect();
        let redirect_uri = ("redirect_uri", printed("/redirect_uri"));
        let query = Serializer::new(String::new())
            .extend_pairs([
                ("response_type", "code"),
                ("client_id", printed("/client_id")),
                redirect_uri,
                ("scope", &scopes.join(" ")),
                ("state", "state-1"),
            ])
            .finish();
        let form = format!("{}/login?{query}", printed("/pool/base_url"));
        let credentials = [
            ("username", username),
            ("password", printed("/users/0/password")),
        ];
        let signed_in = self.post(&form, &credentials).await;
        let redirect = signed_in.headers()["location"].to_str().unwrap().to_owned();
        let query = redirect.split_once('?').unwrap().1;
        let code = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "code");
        let code = code.unwrap().1.into_owned();
        let exchange = [
            ("grant_type", "authorization_code"),
            ("code", &code),
            redirect_uri,
            ("client_id", printed("/client_id")),
            ("client_secret", printed("/client_secret")),
        ];
        let tokens = self.post(printed("/pool/token"), &exchange).await;
        let tokens: Value = serde_json::from_slice(tokens.body()).unwrap();
        text(&tokens, "/access_token").to_owned()
    }

    async fn ask(&self, directive: Directive) -> Value {
        let message = serde_json::to_vec(&DirectiveEnvelope::new(directive)).unwrap();
        let request = Request::post(text(self.description, "/skill"))
            .body(Bytes::from(message))
            .unwrap();
        let answer = self.transport.send(request).await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "application/json");
        serde_json::from_slice(answer.body()).unwrap()
    }

    async fn turn_on(&self, lamp: &str, token: &str) -> Value {
        let lamp = Endpoint::new(EndpointId::new(lamp).unwrap()).scope(Scope::bearer(token));
        self.ask(Directive::new(TurnOn::default()).endpoint(lamp))
            .await
    }
}

#[tokio::test]
async fn a_client_finds_its_way_by_what_is_printed() {
    let (sender, receiver) = oneshot::channel();
    let address = SocketAddr::from(([127, 0, 0, 1], 0));
    let server = tokio::spawn(async move {
        serve::serve(address, |description| sender.send(description).unwrap())
            .await
            .unwrap();
    });
    let description: Value = receiver.await.unwrap();
    for place in [
        "/pool/token",
        "/client_secret",
        "/redirect_uri",
        "/event_gateway",
        "/users/1/endpoint_id",
    ] {
        assert!(
            description.pointer(place).is_some_and(Value::is_string),
            "{place}: {description}"
        );
    }

    let client = Client::new(&description);
    let token = client.link("alice").await;
    let [alices, bobs] =
        [0, 1].map(|user| text(&description, &format!("/users/{user}/endpoint_id")));

    let on = client.turn_on(alices, &token).await;
    assert_eq!(on["event"]["header"]["name"], "Response", "{on}");
    assert_eq!(on["event"]["endpoint"]["endpointId"], alices);
    assert_eq!(on["context"]["properties"][0]["value"], "ON");
    for (lamp, token, expected) in [
        (bobs, &*token, "NO_SUCH_ENDPOINT"),
        (alices, "forged", "INVALID_AUTHORIZATION_CREDENTIAL"),
    ] {
        let refused = client.turn_on(lamp, token).await;
        assert_eq!(refused["event"]["payload"]["type"], expected, "{refused}");
    }

    let grant = Grant::new(
        GrantType::AuthorizationCode,
        text(&description, "/login_with_amazon/grant_code"),
    );
    let accept = AcceptGrant::new(grant, Scope::bearer(&*token));
    let accepted = client.ask(Directive::new(accept)).await;
    let name = &accepted["event"]["header"]["name"];
    assert_eq!(name, "AcceptGrant.Response", "{accepted}");
    server.abort();
}

#[tokio::test]
async fn it_is_for_this_machine_only() {
    let address = SocketAddr::from(([0, 0, 0, 0], 0));
    let refused = serve::serve(address, |_| {}).await.unwrap_err();
    assert!(refused.to_string().contains("loopback"), "{refused}");
}
