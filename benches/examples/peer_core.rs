//! The SDK's part of `benches/peers/core/run`: whole requests, from bytes to bytes.
//!
//! `peer_core write DIR` writes the messages that all of them are measured with; `peer_core DIR` measures.

use std::hint::black_box;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use alexa_skill_core::BoxError;
use alexa_skill_core::request::RequestEnvelope;
use alexa_skill_core::response::Response;
use alexa_skill_core::skill::{
    HandlerInput, HandlerResult, InterceptorResult, RequestHandler, ResponseInterceptor, Skill,
};
use async_trait::async_trait;
use benches::messages;
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

const SPEECH: &str = "Which size would you like?";

struct Other(&'static str);

#[async_trait]
impl RequestHandler for Other {
    fn can_handle(&self, input: &HandlerInput) -> bool {
        is_intent(input.envelope(), self.0)
    }

    async fn handle(&self, _: &mut HandlerInput) -> HandlerResult {
        Err("another handler matches".into())
    }
}

struct Order;

#[async_trait]
impl RequestHandler for Order {
    fn can_handle(&self, input: &HandlerInput) -> bool {
        is_intent(input.envelope(), "OrderIntent")
    }

    async fn handle(&self, _: &mut HandlerInput) -> HandlerResult {
        Ok(Response::builder()
            .speak(SPEECH)
            .reprompt("Small, medium or large?")
            .with_simple_card("Your order", "A latte")
            .build())
    }
}

fn is_intent(envelope: &RequestEnvelope, name: &str) -> bool {
    envelope.request_type() == "IntentRequest"
        && envelope.intent_name().is_some_and(|intent| intent == name)
}

async fn remember_locale(input: &mut HandlerInput) -> InterceptorResult {
    let locale = input.locale().to_string();
    input
        .attributes_mut()
        .request_mut()
        .insert("locale".into(), locale.into());
    Ok(ControlFlow::Continue(()))
}

async fn remember_user(input: &mut HandlerInput) -> InterceptorResult {
    let user = input.envelope().user_id().map(ToString::to_string);
    input
        .attributes_mut()
        .request_mut()
        .insert("user".into(), user.into());
    Ok(ControlFlow::Continue(()))
}

struct KeepOpen;

#[async_trait]
impl ResponseInterceptor for KeepOpen {
    async fn process(&self, _: &mut HandlerInput, response: &mut Response) -> Result<(), BoxError> {
        response.should_end_session = Some(false);
        Ok(())
    }
}

fn skill() -> Skill {
    let mut builder = Skill::builder();
    for name in [
        "GetInfoIntent",
        "PayIntent",
        "CartIntent",
        "MenuIntent",
        "ShopIntent",
        "AMAZON.HelpIntent",
        "AMAZON.StopIntent",
        "AMAZON.CancelIntent",
        "AMAZON.FallbackIntent",
    ] {
        builder = builder.handler(Other(name));
    }
    builder
        .handler(Order)
        .before(remember_locale)
        .before(remember_user)
        .response_interceptor(KeepOpen)
        .build()
}

fn main() -> Result<(), BoxError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder] => write(Path::new(folder)),
        [folder] => measure(Path::new(folder)),
        _ => Err("usage: peer_core [write] DIR".into()),
    }
}

fn write(folder: &Path) -> Result<(), BoxError> {
    for (index, message) in messages::peers().into_iter().enumerate() {
        let file = folder.join(format!("{index} {}.json", message.name));
        std::fs::write(file, message.json)?;
    }
    Ok(())
}

fn measure(folder: &Path) -> Result<(), BoxError> {
    let skill = skill();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    for message in messages::peers() {
        let file = std::fs::read_dir(folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| {
                path.to_string_lossy()
                    .ends_with(&format!("{}.json", message.name))
            })
            .ok_or("no such message")?;
        let body = std::fs::read(file)?;
        runtime.block_on(async {
            check(&body, &skill.invoke_json(&body).await?)?;
            run(&skill, &body, Duration::from_millis(200)).await?;
            let micros = run(&skill, &body, Duration::from_millis(500)).await?;
            let line = json!({
                "who": "this SDK", "message": message.name, "bytes": body.len(), "micros": micros,
            });
            writeln!(std::io::stdout(), "{line}")?;
            Ok::<_, BoxError>(())
        })?;
    }
    Ok(())
}

/// Microseconds of the processor for a request, on average: what else runs on the machine is not in them.
async fn run(skill: &Skill, body: &[u8], time: Duration) -> Result<f64, BoxError> {
    let (began, mut count) = (processor_seconds(), 0_u32);
    while processor_seconds() - began < time.as_secs_f64() {
        for _ in 0..16 {
            black_box(skill.invoke_json(black_box(body)).await?);
        }
        count += 16;
    }
    Ok((processor_seconds() - began) * 1e6 / f64::from(count))
}

#[allow(
    clippy::cast_precision_loss,
    reason = "seconds of a run that lasts one"
)]
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// All SDKs must have done the same work.
fn check(body: &[u8], answer: &[u8]) -> Result<(), BoxError> {
    let (body, answer): (Value, Value) = (
        serde_json::from_slice(body)?,
        serde_json::from_slice(answer)?,
    );
    let response = &answer["response"];
    let right = response["outputSpeech"]["ssml"] == format!("<speak>{SPEECH}</speak>")
        && response["reprompt"]["outputSpeech"]["type"] == "SSML"
        && response["card"]["type"] == "Simple"
        && response["shouldEndSession"] == false
        && answer["sessionAttributes"] == body["session"]["attributes"];
    right.then_some(()).ok_or_else(|| "a wrong answer".into())
}
