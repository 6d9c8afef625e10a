use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use http_body::Body;
use tower_service::Service;

use super::read::read;
use super::refusal::Refusal;
use super::{AnswerBody, RequestVerifier};
use crate::BoxError;
use crate::clock::timeout;
use crate::skill::Skill;

const JSON: &str = "application/json";
const DEFAULT_MAX_BODY: usize = 1024 * 1024;
/// Alexa gives up after 8 s, and the way there and back takes its part.
const DEFAULT_TIME_LIMIT: Duration = Duration::from_secs(7);

/// A skill behind HTTP.
///
/// It answers `POST` of `application/json` at whatever path it is mounted, and checks every request
/// with its verifier before the skill sees it. Answers:
///
/// | status | for |
/// |---|---|
/// | 200 | the skill's answer, as JSON |
/// | 400 | another content type, a body that breaks off or comes too slowly, a request that is not verified, not readable, or for another skill |
/// | 405 | another method than `POST` |
/// | 413 | a body larger than allowed |
/// | 500 | no handler, a handler's error or panic, no answer in time |
///
/// Other answers than 200 have no body, since whoever asked may be anyone. The reason goes to `tracing`: a
/// failure of the skill as an error; a request for another skill, or one that looks like Alexa's and is not
/// verified, as a warning; all else at level debug, since whatever scans the internet causes it. Where
/// verification failed, the field `category` says at what: at the headers and the address, that is no more
/// than debug.
///
/// ```
/// use alexa_skill_core::skill::Skill;
/// use alexa_skill_core::web::{RequestVerifier, SkillService};
///
/// fn app(skill: Skill, verifier: RequestVerifier) -> axum::Router {
///     axum::Router::new().route_service("/", SkillService::new(skill, verifier))
/// }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a service answers once it is mounted in a server"]
pub struct SkillService {
    inner: Arc<Inner>,
}

#[derive(Debug, Clone)]
struct Inner {
    skill: Skill,
    /// `None`: whatever arrives is believed.
    verifier: Option<RequestVerifier>,
    max_body: usize,
    time_limit: Duration,
}

impl SkillService {
    /// `skill` behind `verifier`.
    pub fn new(skill: Skill, verifier: RequestVerifier) -> Self {
        Self::assemble(skill, Some(verifier))
    }

    /// `skill` for everyone who can reach it, whoever they are and whatever they claim: for tools on
    /// the author's machine. On the internet, anyone could speak as any user.
    pub fn insecure_without_verification(skill: Skill) -> Self {
        Self::assemble(skill, None)
    }

    fn assemble(skill: Skill, verifier: Option<RequestVerifier>) -> Self {
        Self {
            inner: Arc::new(Inner {
                skill,
                verifier,
                max_body: DEFAULT_MAX_BODY,
                time_limit: DEFAULT_TIME_LIMIT,
            }),
        }
    }

    /// The most bytes of a request's body. Default: 1 MiB.
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        Arc::make_mut(&mut self.inner).max_body = bytes;
        self
    }

    /// The time from a request's head to its answer, reading the body included. Handlers see what is
    /// left of it as [`remaining_time`](crate::skill::HandlerInput::remaining_time). Default: 7 s, under
    /// the 8 s that Alexa waits.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        Arc::make_mut(&mut self.inner).time_limit = limit;
        self
    }
}

impl<B> Service<Request<B>> for SkillService
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = Response<AnswerBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let inner = self.inner.clone();
        Box::pin(async move { Ok(inner.respond(request).await) })
    }
}

impl Inner {
    async fn respond<B>(&self, request: Request<B>) -> Response<AnswerBody>
    where
        B: Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        // Uncaught, a panic would end the connection without an answer and without a word in the log.
        let answer = AssertUnwindSafe(self.answer(request)).catch_unwind().await;
        match answer.unwrap_or(Err(Refusal::Panicked)) {
            Ok(answer) => {
                let mut response = Response::new(AnswerBody::new(answer));
                let headers = response.headers_mut();
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
                response
            }
            Err(refusal) => {
                refusal.trace();
                let mut response = Response::new(AnswerBody::default());
                *response.status_mut() = refusal.status();
                if refusal.status() == StatusCode::METHOD_NOT_ALLOWED {
                    let headers = response.headers_mut();
                    headers.insert(ALLOW, HeaderValue::from_static("POST"));
                }
                response
            }
        }
    }

    async fn answer<B>(&self, request: Request<B>) -> Result<Vec<u8>, Refusal>
    where
        B: Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        if request.method() != Method::POST {
            return Err(Refusal::Method);
        }
        if !is_json(request.headers()) {
            return Err(Refusal::ContentType);
        }
        let clock = &**self.skill.clock();
        let after = self.time_limit;
        let began = clock.now();
        let deadline = began.checked_add(after);

        let body = timeout(clock, after, self.receive(request))
            .await
            .unwrap_or(Err(Refusal::Slow { after }))?;
        let spent = clock.now().duration_since(began).unwrap_or_default();
        let invocation = self.skill.invoke_json_until(&body, deadline);
        timeout(clock, after.saturating_sub(spent), invocation)
            .await
            .ok_or(Refusal::Late { after })?
            .map_err(Refusal::Skill)
    }

    /// The body, proven to be Alexa's.
    async fn receive<B>(&self, request: Request<B>) -> Result<Bytes, Refusal>
    where
        B: Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let (head, body) = request.into_parts();
        let body = read(body, self.max_body).await?;
        if let Some(verifier) = &self.verifier {
            verifier
                .verify(&head.headers, &body)
                .await
                .map_err(Refusal::Unverified)?;
        }
        Ok(body)
    }
}

/// `application/json` in any case, with or without parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    value.is_some_and(|value| {
        let essence = value.split_once(';').map_or(value, |(essence, _)| essence);
        essence.trim().eq_ignore_ascii_case(JSON)
    })
}
