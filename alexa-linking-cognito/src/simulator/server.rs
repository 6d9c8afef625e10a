//! The simulator's addresses.

use std::sync::Arc;

use alexa_skill_core::secret::GrantCode;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header::CONTENT_DISPOSITION;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::Value;

use super::answer::{problem, redirect, value};
use super::assets;
use super::conversation::Complaint;
use super::conversations::{Conversations, Shared};
use super::guard::guard;

/// Saved conversations are the largest thing that a page sends.
const BODY_LIMIT: usize = 1024 * 1024;

type All = State<Arc<Conversations>>;

pub(super) fn router(conversations: Arc<Conversations>) -> Router {
    let address = conversations.settings.address;
    Router::new()
        .route("/", get(async || page("")))
        .route("/{file}", get(async |Path(file): Path<String>| page(&file)))
        .route("/callback", get(callback))
        .route("/api/conversations", post(begin))
        .route("/api/conversations/{id}", get(show))
        .route("/api/conversations/{id}/link", get(link))
        .route("/api/conversations/{id}/replay.json", get(save))
        .route("/api/conversations/{id}/{what}", post(act))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(address, guard))
        .with_state(conversations)
}

fn page(file: &str) -> Response {
    assets::file(file).unwrap_or_else(|| problem(StatusCode::NOT_FOUND, "there is no such page"))
}

fn refused(complaint: &Complaint) -> Response {
    problem(StatusCode::BAD_REQUEST, &complaint.to_string())
}

fn find(conversations: &Conversations, id: &str) -> Result<Shared, Box<Response>> {
    conversations.find(id).ok_or_else(|| {
        let why = "this conversation is over: open a new page";
        Box::new(problem(StatusCode::NOT_FOUND, why))
    })
}

async fn begin(State(conversations): All) -> Response {
    match conversations.begin() {
        Ok(conversation) => value(StatusCode::CREATED, &conversation.lock().await.view(0)),
        Err(complaint) => refused(&complaint),
    }
}

async fn show(State(conversations): All, Path(id): Path<String>) -> Response {
    match find(&conversations, &id) {
        Ok(conversation) => value(StatusCode::OK, &conversation.lock().await.view(0)),
        Err(response) => *response,
    }
}

async fn act(
    State(conversations): All,
    Path((id, what)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let conversation = match find(&conversations, &id) {
        Ok(conversation) => conversation,
        Err(response) => return *response,
    };
    let body: Value = match serde_json::from_slice(&body) {
        Ok(body) => body,
        Err(error) => {
            return problem(
                StatusCode::BAD_REQUEST,
                &format!("the body is no JSON: {error}"),
            );
        }
    };
    let mut conversation = conversation.lock_owned().await;
    to_the_end(async move {
        let done = conversation.act(&what, &body).await;
        let known = body["turns"]
            .as_u64()
            .and_then(|turns| usize::try_from(turns).ok());
        let mut state = conversation.view(known.unwrap_or(0));
        match done {
            Ok(()) => value(StatusCode::OK, &state),
            // A file that breaks off half way has changed something, too.
            Err(complaint) => {
                state["error"] = complaint.to_string().into();
                value(StatusCode::BAD_REQUEST, &state)
            }
        }
    })
    .await
}

/// Does what changes a conversation in a task of its own: half of it must not remain where the browser
/// leaves before the answer.
async fn to_the_end(work: impl Future<Output = Response> + Send + 'static) -> Response {
    let done = tokio::spawn(work).await;
    done.unwrap_or_else(|_| {
        let why = "a panic broke this off: its message is in the terminal";
        problem(StatusCode::INTERNAL_SERVER_ERROR, why)
    })
}

async fn save(State(conversations): All, Path(id): Path<String>) -> Response {
    let conversation = match find(&conversations, &id) {
        Ok(conversation) => conversation,
        Err(response) => return *response,
    };
    let Some(saved) = conversation.lock().await.saved() else {
        return problem(StatusCode::CONFLICT, "nothing was said yet");
    };
    let mut response = value(StatusCode::OK, &saved);
    let attachment = HeaderValue::from_static("attachment; filename=\"conversation.json\"");
    response
        .headers_mut()
        .insert(CONTENT_DISPOSITION, attachment);
    response
}

async fn link(State(conversations): All, Path(id): Path<String>) -> Response {
    let conversation = match find(&conversations, &id) {
        Ok(conversation) => conversation,
        Err(response) => return *response,
    };
    let begun = conversation.lock().await.begin_linking();
    match begun {
        Ok(uri) => redirect(&uri),
        Err(complaint) => refused(&complaint),
    }
}

/// What the user pool sends the browser back with (RFC 6749, 4.1.2).
#[derive(Deserialize)]
struct Callback {
    #[serde(default)]
    state: String,
    code: Option<String>,
    error: Option<String>,
}

async fn callback(State(conversations): All, Query(answer): Query<Callback>) -> Response {
    // The state begins with the conversation's id; the conversation checks all of it.
    let id = answer.state.split('.').next().unwrap_or_default();
    let conversation = match find(&conversations, id) {
        Ok(conversation) => conversation,
        Err(response) => return *response,
    };
    let code = match (answer.code, answer.error) {
        (Some(code), None) => Ok(GrantCode::from(code)),
        (_, Some(error)) => Err(error),
        (None, None) => Err("neither a code nor an error".into()),
    };
    let home = format!("/?conversation={id}");
    let mut conversation = conversation.lock_owned().await;
    to_the_end(async move {
        conversation.end_linking(&answer.state, code).await;
        redirect(&home)
    })
    .await
}
