//! What HTTP answers, and what the author learns.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::web::SkillService;
use bytes::Bytes;
use http::{Method, Request};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, Full, StreamBody};
use tower_service::Service;

use super::kit::{BODY, signed, usual};

async fn launch(input: &mut HandlerInput) -> HandlerResult {
    let left = input.remaining_time().ok_or("no deadline")?;
    assert!(left <= Duration::from_secs(7), "{left:?}");
    Ok(Response::builder().speak_text("Hello!").build())
}

async fn fail(_: &mut HandlerInput) -> HandlerResult {
    Err("the password is 1234".into())
}

async fn hang(_: &mut HandlerInput) -> HandlerResult {
    std::future::pending().await
}

async fn crash(input: &mut HandlerInput) -> HandlerResult {
    panic!("no kettle for {}", input.locale())
}

fn skill() -> Skill {
    Skill::builder()
        .on_launch(launch)
        .on_intent("Fail", fail)
        .on_intent("Crash", crash)
        .on_intent("Hang", hang)
        .build()
}

fn open() -> SkillService {
    SkillService::insecure_without_verification(skill())
}

fn post(body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    Request::post("/")
        .header("content-type", "application/json")
        .body(Full::new(body.into()))
        .unwrap()
}

fn intent(name: &str) -> Request<Full<Bytes>> {
    post(format!(
        r#"{{"request":{{"type":"IntentRequest","intent":{{"name":"{name}"}}}}}}"#
    ))
}

/// The status and the body.
async fn ask<B>(mut service: SkillService, request: Request<B>) -> (u16, String)
where
    SkillService: Service<
            Request<B>,
            Response = http::Response<alexa_skill_core::web::AnswerBody>,
            Error = Infallible,
        >,
{
    std::future::poll_fn(|cx| service.poll_ready(cx))
        .await
        .unwrap();
    let answer = service.call(request).await.unwrap();
    let status = answer.status().as_u16();
    assert_eq!(
        answer
            .headers()
            .get("content-type")
            .is_some_and(|value| value == "application/json"),
        status == 200
    );
    let body = answer.into_body();
    let announced = body.size_hint().exact().unwrap();
    let body = body.collect().await.unwrap().to_bytes();
    assert_eq!(announced, body.len() as u64);
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_verified_request_gets_the_skills_answer() {
    let service = SkillService::new(skill(), usual());
    let mut request = post(BODY);
    request.headers_mut().extend(signed(BODY));
    let (status, answer) = ask(service, request).await;
    assert_eq!(status, 200);
    assert!(answer.contains("<speak>Hello!</speak>"), "{answer}");
}

#[tokio::test]
async fn what_is_not_verified_never_reaches_the_skill() {
    let seen = Arc::new(Mutex::new(0));
    let count = seen.clone();
    let skill = Skill::builder()
        .on(
            "Any",
            move |_: &HandlerInput| {
                *count.lock().unwrap() += 1;
                true
            },
            launch,
        )
        .build();
    let service = SkillService::new(skill, usual());
    let mut forged = post(BODY);
    forged.headers_mut().extend(signed(b"another body"));
    for request in [post(BODY), forged] {
        assert_eq!(ask(service.clone(), request).await, (400, String::new()));
    }
    assert_eq!(*seen.lock().unwrap(), 0);
}

#[tokio::test]
async fn methods_and_content_types_are_checked() {
    for method in [
        Method::GET,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::HEAD,
    ] {
        let mut request = post(BODY);
        *request.method_mut() = method.clone();
        assert_eq!(ask(open(), request).await, (405, String::new()), "{method}");
    }
    let mut request = post(BODY);
    *request.method_mut() = Method::GET;
    let answer = open().call(request).await.unwrap();
    assert_eq!(answer.headers()["allow"], "POST");

    for (content_type, status) in [
        ("application/json", 200),
        ("application/json;charset=utf-8", 200),
        ("Application/JSON ; charset=UTF-8", 200),
        ("text/plain", 400),
        ("application/jsonp", 400),
        ("application/x-www-form-urlencoded", 400),
        ("text/plain; application/json", 400),
        ("", 400),
    ] {
        let mut request = post(BODY);
        let headers = request.headers_mut();
        headers.insert("content-type", content_type.parse().unwrap());
        assert_eq!(ask(open(), request).await.0, status, "{content_type}");
    }
    let mut request = post(BODY);
    request.headers_mut().remove("content-type");
    assert_eq!(ask(open(), request).await.0, 400);
}

#[tokio::test]
async fn failures_have_their_status_and_no_detail() {
    let foreign = SkillService::insecure_without_verification(
        Skill::builder()
            .skill_id("amzn1.ask.skill.mine")
            .on_launch(launch)
            .build(),
    );
    for (service, request, status) in [
        (open(), post("not json"), 400),
        (open(), post(""), 400),
        (foreign, post(BODY), 400),
        (open(), intent("Fail"), 500),
        (open(), intent("Unheard"), 500),
        (open(), intent("Crash"), 500),
        (
            open().time_limit(Duration::from_millis(20)),
            intent("Hang"),
            500,
        ),
    ] {
        assert_eq!(ask(service, request).await, (status, String::new()));
    }
}

#[tokio::test]
async fn a_body_may_have_a_mebibyte_or_what_is_set() {
    let fill = |size: usize| {
        let mut body = BODY.to_vec();
        body.resize(size, b' ');
        body
    };
    assert_eq!(ask(open(), post(fill(1024 * 1024))).await.0, 200);
    assert_eq!(
        ask(open(), post(fill(1024 * 1024 + 1))).await,
        (413, String::new())
    );
    assert_eq!(
        ask(open().max_body_bytes(100), post(fill(100))).await.0,
        200
    );
    assert_eq!(
        ask(open().max_body_bytes(100), post(fill(101))).await.0,
        413
    );
    // The pieces count, where nothing is announced.
    for (limit, status) in [(BODY.len(), 200), (BODY.len() - 1, 413)] {
        let pieces: Vec<_> = BODY
            .chunks(7)
            .map(|piece| Ok::<_, Infallible>(Frame::data(Bytes::from(piece))))
            .collect();
        let body = StreamBody::new(futures_util::stream::iter(pieces));
        let request = post(BODY).map(|_| body);
        assert_eq!(ask(open().max_body_bytes(limit), request).await.0, status);
    }
}

/// A body that gives one byte every so often, for ever.
struct Drip(Pin<Box<tokio::time::Sleep>>);

impl Drip {
    fn new() -> Self {
        Self(Box::pin(tokio::time::sleep(Duration::ZERO)))
    }
}

impl Body for Drip {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.as_mut().poll(cx).map(|()| {
            self.0 = Box::pin(tokio::time::sleep(Duration::from_millis(5)));
            Some(Ok(Frame::data(Bytes::from_static(b" "))))
        })
    }
}

/// A body that breaks off.
struct Broken;

impl Body for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Ready(Some(Err(std::io::ErrorKind::UnexpectedEof.into())))
    }
}

#[tokio::test]
async fn bodies_that_drip_or_break_end_in_time() {
    let service = open().time_limit(Duration::from_millis(50));
    let drip = post(BODY).map(|_| Drip::new());
    assert_eq!(ask(service.clone(), drip).await, (400, String::new()));
    let broken = post(BODY).map(|_| Broken);
    assert_eq!(ask(service, broken).await, (400, String::new()));
}

#[tokio::test]
async fn the_deadline_reaches_handlers() {
    async fn tell(input: &mut HandlerInput) -> HandlerResult {
        let left = input.remaining_time().ok_or("no deadline")?;
        assert!(left > Duration::from_secs(2) && left <= Duration::from_secs(3));
        Ok(Response::builder().speak_text("In time").build())
    }
    let skill = Skill::builder().on_launch(tell).build();
    let service = SkillService::insecure_without_verification(skill);
    assert_eq!(
        ask(service.time_limit(Duration::from_secs(3)), post(BODY))
            .await
            .0,
        200
    );
}

#[test]
fn the_public_types_cross_threads() {
    use alexa_skill_core::web::{
        CertificateAddress, RequestVerifier, TrustAnchors, VerifyError, VerifyErrorCategory,
    };
    static_assertions::assert_impl_all!(SkillService: Clone, Send, Sync, std::fmt::Debug);
    static_assertions::assert_impl_all!(RequestVerifier: Clone, Send, Sync);
    static_assertions::assert_impl_all!(CertificateAddress: Send, Sync);
    static_assertions::assert_impl_all!(TrustAnchors: Send, Sync);
    static_assertions::assert_impl_all!(VerifyError: Send, Sync, std::error::Error);
    static_assertions::assert_impl_all!(VerifyErrorCategory: Send, Sync, Copy);
    assert!(RequestEnvelope::from_slice(BODY).is_ok());
}
