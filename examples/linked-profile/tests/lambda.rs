//! The program as a Lambda function, against a stand-in for Lambda's Runtime API.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::sync::mpsc;

const API: &str = "/2018-06-01/runtime/invocation";
const SKILL: &str = "amzn1.ask.skill.00000000-0000-0000-0000-000000000001";

async fn next(State(events): State<Arc<Mutex<Vec<String>>>>) -> Response {
    let Some(event) = events.lock().unwrap().pop() else {
        return std::future::pending().await;
    };
    let deadline = SystemTime::now() + Duration::from_secs(7);
    let deadline = deadline.duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let headers = [
        ("lambda-runtime-aws-request-id", "1".to_owned()),
        (
            "lambda-runtime-deadline-ms",
            deadline.as_millis().to_string(),
        ),
    ];
    let headers = headers.map(|(name, value)| (HeaderName::from_static(name), value));
    (headers, event).into_response()
}

/// Starts the program where Lambda would, and gives its answers to `events`, in order.
async fn answers(variables: &[(&str, &str)], events: &[Value]) -> Vec<Value> {
    let queue = events.iter().rev().map(Value::to_string).collect();
    let (send, mut received) = mpsc::unbounded_channel();
    let response = move |body: String| async move {
        send.send(body).unwrap();
        StatusCode::ACCEPTED
    };
    let app = Router::new()
        .route(&format!("{API}/next"), get(next))
        .route(&format!("{API}/{{id}}/response"), post(response))
        .with_state(Arc::new(Mutex::new(queue)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, app).await });

    let _function = function(&address.to_string(), variables)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut answers = Vec::new();
    for _ in events {
        let answer = tokio::time::timeout(Duration::from_secs(30), received.recv());
        answers.push(serde_json::from_str(&answer.await.unwrap().unwrap()).unwrap());
    }
    answers
}

fn function(address: &str, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linked-profile"));
    command
        .env_clear()
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "linked-profile")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
        .envs(variables.iter().copied())
        .stdout(Stdio::null())
        .kill_on_drop(true);
    command
}

fn launch(skill: &str) -> Value {
    json!({
        "version": "1.0",
        "session": { "new": true, "user": { "userId": "user-1" } },
        "context": { "System": { "application": { "applicationId": skill } } },
        "request": { "type": "LaunchRequest", "locale": "en-US" },
    })
}

#[tokio::test]
async fn in_lambda_the_program_is_the_function() {
    let variables = [
        ("COGNITO_USER_POOL_ID", "eu-west-1_AbCdEf123"),
        ("COGNITO_CLIENT_ID", "1example23456789"),
        ("COGNITO_DOMAIN", "linked-profile"),
        ("ALEXA_SKILL_ID", SKILL),
    ];
    let answers = answers(
        &variables,
        &[launch(SKILL), launch("amzn1.ask.skill.other")],
    )
    .await;
    let [own, foreign] = &answers[..] else {
        panic!("{answers:?}");
    };
    assert_eq!(own["response"]["card"]["type"], "LinkAccount", "{own}");
    assert_eq!(
        *foreign,
        json!({ "version": "1.0", "response": { "shouldEndSession": true } })
    );
}

#[tokio::test]
async fn a_function_without_a_user_pool_says_so() {
    let output = function("127.0.0.1:1", &[]).output().await.unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("COGNITO_USER_POOL_ID must be set"), "{said}");
}
