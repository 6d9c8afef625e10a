//! The skill over HTTP, as a client of any language would use it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::net::SocketAddr;

use alexa_skill_core::smart_home::directive::power::TurnOn;
use alexa_skill_core::smart_home::directive::{Directive, DirectiveEnvelope};
use alexa_skill_core::smart_home::{Endpoint, EndpointId, Scope};
use alexa_skill_core::transport::{ReqwestTransport, Transport};
use axum::body::Bytes;
use axum::http::Request;
use serde_json::Value;
use smart_lamp::serve;
use tokio::sync::oneshot;

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

    let lamp = description["users"][0]["endpoint_id"].as_str().unwrap();
    let endpoint = Endpoint::new(EndpointId::new(lamp).unwrap()).scope(Scope::bearer("forged"));
    let message = DirectiveEnvelope::new(Directive::new(TurnOn::default()).endpoint(endpoint));
    let request = Request::post(description["skill"].as_str().unwrap())
        .body(Bytes::from(serde_json::to_vec(&message).unwrap()))
        .unwrap();
    let transport = ReqwestTransport::builder().allow_loopback_http().build();
    let answer = transport.send(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/json");
    let event: Value = serde_json::from_slice(answer.body()).unwrap();
    assert_eq!(
        event["event"]["payload"]["type"],
        "INVALID_AUTHORIZATION_CREDENTIAL"
    );
    server.abort();
}

#[tokio::test]
async fn it_is_for_this_machine_only() {
    let address = SocketAddr::from(([0, 0, 0, 0], 0));
    let refused = serve::serve(address, |_| {}).await.unwrap_err();
    assert!(refused.to_string().contains("loopback"), "{refused}");
}
