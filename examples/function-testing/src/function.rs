use std::collections::VecDeque;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::sync::mpsc;

const API: &str = "/2018-06-01/runtime/invocation";
const PATIENCE: Duration = Duration::from_secs(30);

type Events = Arc<Mutex<VecDeque<String>>>;

/// A program as a Lambda function.
#[derive(Debug, Clone, Copy)]
pub struct Function<'a> {
    /// The program: `env!("CARGO_BIN_EXE_…")`.
    pub program: &'a str,
    /// All the environment that it has besides Lambda's own.
    pub variables: &'a [(&'a str, &'a str)],
}

impl Function<'_> {
    /// Starts the program where Lambda would, and gives its answers to `events`, in order. An error
    /// document is no answer.
    pub async fn answers(&self, events: &[Value]) -> Vec<Value> {
        let queue: VecDeque<_> = events.iter().map(Value::to_string).collect();
        let (send, mut received) = mpsc::unbounded_channel();
        let response = move |body: String| async move {
            let _ = send.send(body);
            StatusCode::ACCEPTED
        };
        let app = Router::new()
            .route(&format!("{API}/next"), get(next))
            .route(&format!("{API}/{{id}}/response"), post(response))
            .with_state(Arc::new(Mutex::new(queue)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let api = tokio::spawn(async { axum::serve(listener, app).await });

        let mut command = self.command(&address.to_string());
        let _process = command.stderr(Stdio::null()).spawn().unwrap();
        let mut answers = Vec::new();
        for _ in events {
            let answer = tokio::time::timeout(PATIENCE, received.recv()).await;
            answers.push(serde_json::from_str(&answer.unwrap().unwrap()).unwrap());
        }
        api.abort();
        answers
    }

    /// How the program ends, and what it writes to standard error, where Lambda answers nothing.
    pub async fn end(&self) -> (ExitStatus, String) {
        let mut command = self.command("127.0.0.1:1");
        let output = tokio::time::timeout(PATIENCE, command.output()).await;
        let output = output.unwrap().unwrap();
        (output.status, String::from_utf8(output.stderr).unwrap())
    }

    fn command(&self, api: &str) -> Command {
        let mut command = Command::new(self.program);
        command
            .env_clear()
            .env("AWS_LAMBDA_RUNTIME_API", api)
            .env("AWS_LAMBDA_FUNCTION_NAME", "function")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
            .envs(self.variables.iter().copied())
            .stdout(Stdio::null())
            .kill_on_drop(true);
        command
    }
}

async fn next(State(events): State<Events>) -> Response {
    let Some(event) = events.lock().unwrap().pop_front() else {
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
