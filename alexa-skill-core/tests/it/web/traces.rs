//! What the author reads in the log.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
use alexa_skill_core::web::SkillService;
use bytes::Bytes;
use http::Request;
use http_body_util::Full;
use tower_service::Service;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::kit::{BODY, headers, signed, usual};

/// Keeps every event as one line: level, message and fields.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::DEBUG
    }

    fn event(&self, event: &Event<'_>) {
        struct Line(String);
        impl Visit for Line {
            fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
                write!(self.0, " {field}={value:?}").unwrap();
            }
        }
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

async fn launch(_: &mut HandlerInput) -> HandlerResult {
    Ok(Response::builder().speak_text("Hello!").build())
}

async fn fail(_: &mut HandlerInput) -> HandlerResult {
    Err("the shop is closed".into())
}

async fn crash(input: &mut HandlerInput) -> HandlerResult {
    panic!("no kettle for {}", input.locale())
}

/// The lines about one request.
fn lines(service: &SkillService, request: Request<Full<Bytes>>) -> Vec<String> {
    let log = Log::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    tracing::subscriber::with_default(log.clone(), || {
        runtime.block_on(service.clone().call(request)).unwrap();
    });
    let lines = log.0.lock().unwrap();
    lines
        .iter()
        .filter(|line| line.contains("request refused") || line.contains("request failed"))
        .cloned()
        .collect()
}

#[test]
fn refusals_are_told_to_the_author_alone() {
    let skill = Skill::builder()
        .skill_id("amzn1.ask.skill.mine")
        .on_launch(launch)
        .on_intent("Fail", fail)
        .on_intent("Crash", crash)
        .build();
    let checked = SkillService::new(skill.clone(), usual());
    let open = SkillService::insecure_without_verification(skill);
    let post = |body: &str| {
        Request::post("/")
            .header("content-type", "application/json")
            .body(Full::new(Bytes::from(body.to_owned())))
            .unwrap()
    };

    let mut forged = post(r#"{"context":{"System":{"user":{"accessToken":"s3cret"}}}}"#);
    forged.headers_mut().extend(signed(BODY));
    let mut elsewhere = post(BODY_TEXT);
    let address = "https://example.com/echo.api/cert.pem";
    elsewhere
        .headers_mut()
        .extend(headers(address, b"signature"));
    let mine = r#""context":{"System":{"application":{"applicationId":"amzn1.ask.skill.mine"}}}"#;
    let intent = |name: &str| {
        format!(r#"{{{mine},"request":{{"type":"IntentRequest","intent":{{"name":"{name}"}}}}}}"#)
    };
    for (service, request, level, parts) in [
        (
            &checked,
            forged,
            "WARN",
            &["category=\"signature\"", "not that of the body"][..],
        ),
        (
            &checked,
            post(BODY_TEXT),
            "DEBUG",
            &["category=\"header\"", "Signature-256: missing"],
        ),
        (
            &checked,
            elsewhere,
            "DEBUG",
            &["category=\"address\"", "not s3.amazonaws.com"],
        ),
        (
            &open,
            post(BODY_TEXT),
            "WARN",
            &["for the skill (none)", "amzn1.ask.skill.mine"],
        ),
        (
            &open,
            post(&intent("Fail")),
            "ERROR",
            &["the shop is closed", "status=500"],
        ),
        (
            &open,
            post(&intent("Crash")),
            "ERROR",
            &["a panic", "status=500"],
        ),
        (&open, post("nonsense"), "DEBUG", &["cannot be read"]),
        (
            &open,
            post(BODY_TEXT).map(|_| Full::new(vec![b' '; 2_000_000].into())),
            "DEBUG",
            &["larger than 1048576 bytes", "status=413"],
        ),
    ] {
        let lines = lines(service, request);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with(level), "{lines:?}");
        for part in parts {
            assert!(lines[0].contains(part), "{part}: {lines:?}");
        }
        assert!(!lines[0].contains("s3cret"), "{lines:?}");
    }
}

const BODY_TEXT: &str = r#"{"request":{"type":"LaunchRequest"}}"#;
