//! The real runtime loop, in a process of its own because it is told by environment variables where
//! Lambda is, against a stand-in for Lambda's Runtime API.

use std::collections::VecDeque;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use alexa_skill_core::lambda::{self, LambdaError};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

use super::support::*;

/// Outside Lambda, the tests do not run as a function; in the process that they start, this is it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_function_runs_in_lambda_alone() {
    runs_in_lambda_alone().await;
}

#[tokio::test]
async fn a_function_on_one_thread_runs_in_lambda_alone() {
    runs_in_lambda_alone().await;
}

const SEVERAL_THREADS: &str = "a_function_runs_in_lambda_alone";
const ONE_THREAD: &str = "a_function_on_one_thread_runs_in_lambda_alone";

async fn runs_in_lambda_alone() {
    if lambda::in_lambda() {
        lambda::run(function()).await.unwrap();
    }
    let error = lambda::run(function()).await.unwrap_err();
    assert!(
        matches!(error, LambdaError::Environment("AWS_LAMBDA_RUNTIME_API")),
        "{error}"
    );
}

/// What the function is given, and what it gave.
#[derive(Clone)]
struct RuntimeApi {
    events: Arc<Mutex<VecDeque<Bytes>>>,
    left: Duration,
    outcomes: mpsc::UnboundedSender<(String, Bytes)>,
}

async fn next(State(api): State<RuntimeApi>) -> Response {
    let event = api.events.lock().unwrap().pop_front();
    let Some(event) = event else {
        return std::future::pending().await;
    };
    let deadline = SystemTime::now() + api.left;
    let deadline = deadline.duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let header = |name| HeaderName::from_static(name);
    let headers = [
        (
            header("lambda-runtime-aws-request-id"),
            "8476a536-e9f4-11e8-9739-2dfe598c3fcd".to_owned(),
        ),
        (
            header("lambda-runtime-deadline-ms"),
            deadline.as_millis().to_string(),
        ),
        (
            header("lambda-runtime-invoked-function-arn"),
            "arn:aws:lambda:eu-west-1:1:function:f".to_owned(),
        ),
    ];
    (headers, event).into_response()
}

async fn outcome(
    State(api): State<RuntimeApi>,
    Path((_, kind)): Path<(String, String)>,
    body: Bytes,
) -> StatusCode {
    let _ = api.outcomes.send((kind, body));
    StatusCode::ACCEPTED
}

struct Lambda {
    outcomes: mpsc::UnboundedReceiver<(String, Bytes)>,
    _function: Child,
}

impl Lambda {
    async fn start(function: &str, left: Duration, events: &[&[u8]]) -> Self {
        Self::start_concurrent(function, 1, left, events).await
    }

    /// As on managed instances, which ask for several invocations at once.
    async fn start_concurrent(
        function: &str,
        at_once: u32,
        left: Duration,
        events: &[&[u8]],
    ) -> Self {
        let (send, outcomes) = mpsc::unbounded_channel();
        let events = events
            .iter()
            .map(|event| Bytes::copy_from_slice(event))
            .collect();
        let api = RuntimeApi {
            events: Arc::new(Mutex::new(events)),
            left,
            outcomes: send,
        };
        let app = axum::Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/{kind}", post(outcome))
            .with_state(api);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async { axum::serve(listener, app).await });

        let function = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("lambda::process::{function}")])
            .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
            .env("AWS_LAMBDA_FUNCTION_NAME", "function")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
            .env("AWS_LAMBDA_MAX_CONCURRENCY", at_once.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        Self {
            outcomes,
            _function: function,
        }
    }

    /// The next answer. An error document is a failure.
    async fn answer(&mut self) -> Value {
        let outcome = tokio::time::timeout(Duration::from_secs(30), self.outcomes.recv());
        let (kind, body) = outcome.await.unwrap().unwrap();
        assert_eq!(kind, "response", "{}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).unwrap()
    }
}

#[tokio::test]
async fn every_event_gets_an_answer_and_none_an_error_document() {
    let text = |event: Value| event.to_string().into_bytes();
    let events = [
        text(launch_of(SKILL)),
        text(launch_of(OTHER)),
        text(directive("TurnOn")),
        text(launch_of("amzn1.ask.skill.stranger")),
        text(intent("FailIntent")),
        text(intent("CrashIntent")),
        b"{ no JSON".to_vec(),
        b"\xff\xfe".to_vec(),
        Vec::new(),
        text(launch_of(SKILL)),
    ];
    let events: Vec<&[u8]> = events.iter().map(Vec::as_slice).collect();
    for function in [SEVERAL_THREADS, ONE_THREAD] {
        answers_every_event(Lambda::start(function, Duration::from_secs(7), &events).await).await;
    }
}

async fn answers_every_event(mut lambda: Lambda) {
    assert!(
        speech(&lambda.answer().await)
            .unwrap()
            .starts_with("<speak>left 6")
    );
    assert_eq!(
        speech(&lambda.answer().await),
        Some("<speak>Coffee!</speak>")
    );
    assert_eq!(lambda.answer().await["event"]["on"], true);
    assert_eq!(lambda.answer().await, silent_end());
    assert_apologises(&lambda.answer().await, APOLOGY);
    assert_apologises(&lambda.answer().await, APOLOGY);
    for _ in 0..3 {
        assert_eq!(lambda.answer().await, silent_end());
    }
    assert!(
        speech(&lambda.answer().await)
            .unwrap()
            .starts_with("<speak>left 6")
    );
}

#[tokio::test]
async fn handlers_that_would_outlive_the_deadline_are_answered_for() {
    let events = [
        intent("NeverIntent"),
        intent("BlockIntent"),
        launch_of(SKILL),
    ]
    .map(|event| event.to_string());
    let events: Vec<&[u8]> = events.iter().map(String::as_bytes).collect();
    let left = Duration::from_millis(1500);
    let mut lambda = Lambda::start(SEVERAL_THREADS, left, &events).await;
    assert_apologises(&lambda.answer().await, APOLOGY);
    assert_apologises(&lambda.answer().await, APOLOGY);
    assert!(
        speech(&lambda.answer().await)
            .unwrap()
            .starts_with("<speak>left")
    );
}

#[tokio::test]
async fn invocations_are_answered_at_once_where_lambda_asks_for_it() {
    let events = [intent("NeverIntent"), launch_of(SKILL)].map(|event| event.to_string());
    let events: Vec<&[u8]> = events.iter().map(String::as_bytes).collect();
    let left = Duration::from_secs(6);
    for function in [SEVERAL_THREADS, ONE_THREAD] {
        let mut lambda = Lambda::start_concurrent(function, 2, left, &events).await;
        assert!(
            speech(&lambda.answer().await)
                .unwrap()
                .starts_with("<speak>left")
        );
        assert_apologises(&lambda.answer().await, APOLOGY);
    }
}
