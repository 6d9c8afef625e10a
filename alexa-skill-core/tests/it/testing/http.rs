//! A skill at an address.

use std::sync::Mutex;

use super::cafe::{MODEL, skill};
use alexa_skill_core::async_trait;
use alexa_skill_core::skill::Skill;
use alexa_skill_core::testing::{HandlerChoice, HttpEndpoint, TestingError, VirtualAlexa};
use alexa_skill_core::transport::{Transport, TransportError};
use bytes::Bytes;

/// A network of one skill.
#[derive(Debug)]
struct Network {
    skill: Skill,
    status: u16,
    seen: Mutex<Vec<http::Request<Bytes>>>,
}

#[async_trait]
impl Transport for Network {
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        if self.status == 0 {
            return Err(TransportError::Timeout {
                host: "localhost".into(),
                after: std::time::Duration::from_secs(1),
            });
        }
        let answer = self.skill.invoke_json(request.body()).await.unwrap();
        self.seen.lock().unwrap().push(request);
        Ok(http::Response::builder()
            .status(self.status)
            .body(answer.into())
            .unwrap())
    }
}

fn network(status: u16) -> std::sync::Arc<Network> {
    std::sync::Arc::new(Network {
        skill: skill().build(),
        status,
        seen: Mutex::default(),
    })
}

fn alexa(network: &std::sync::Arc<Network>) -> VirtualAlexa {
    let endpoint = HttpEndpoint::new(network.clone(), "http://127.0.0.1:8080/skill").unwrap();
    VirtualAlexa::new(endpoint)
        .interaction_model(MODEL)
        .unwrap()
        .build()
}

#[tokio::test]
async fn requests_are_posted_as_json() {
    let network = network(200);
    let mut alexa = alexa(&network);
    alexa
        .launch()
        .await
        .unwrap()
        .assert_speech_contains("Welcome");
    alexa
        .say("help")
        .await
        .unwrap()
        .assert_attribute("count", 1);
    let seen = network.seen.lock().unwrap();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0].uri(), "http://127.0.0.1:8080/skill");
    assert_eq!(seen[0].method(), "POST");
    assert!(
        seen[0].headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("application/json")
    );
    // Nobody can tell what handlers are there.
    let report = alexa.handler_report().unwrap();
    assert!(
        report
            .intents()
            .all(|(_, choice)| *choice == HandlerChoice::Unknown)
    );
    assert_eq!(report.unhandled().count(), 0);
}

#[tokio::test]
async fn failures_of_the_endpoint_are_told() {
    for (status, text) in [(500, "status 500"), (0, "did not answer")] {
        let error = alexa(&network(status)).launch().await.unwrap_err();
        let TestingError::Skill { source, .. } = &error else {
            panic!("{error:?}");
        };
        assert!(source.to_string().contains(text), "{source}");
    }
    for address in ["", "skill", "/skill", "ftp://example.com/", "http://"] {
        let refused = HttpEndpoint::new(network(200), address).map(drop);
        assert!(
            matches!(refused, Err(TestingError::Address(_))),
            "{address}"
        );
    }
}
