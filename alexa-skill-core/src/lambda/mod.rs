//! AWS Lambda as the host: [`run`] answers the function's invocations with a skill.
//!
//! ```no_run
//! use alexa_skill_core::lambda;
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::skill::{HandlerInput, HandlerResult, Skill};
//!
//! async fn launch(_: &mut HandlerInput) -> HandlerResult {
//!     Ok(Response::builder().speak_text("Hello from Lambda!").build())
//! }
//!
//! #[tokio::main(flavor = "local")]
//! async fn main() -> Result<(), lambda::LambdaError> {
//!     lambda::run(Skill::builder().skill_id("amzn1.ask.skill.1").on_launch(launch).build()).await
//! }
//! ```
//!
//! Alexa can use nothing of the error document that Lambda makes of a failed invocation: the user
//! hears that something is wrong with the skill. So every invocation is answered:
//!
//! | what happened | the answer | in the log |
//! |---|---|---|
//! | a handler failed, and no error handler answered | an apology | error |
//! | a handler panicked | an apology | error |
//! | no answer by the deadline | an apology; the handler is cancelled. On one thread, it must not block it | error |
//! | a request that cannot be read | an apology, if the user spoke | warning |
//! | a request for another skill | a silent end of the session | warning |
//! | a Smart Home directive | an event: what [`SmartHomeSkill`] answers, errors by its own table | as there |
//! | a Smart Home handler panicked, or no answer by the deadline | `ErrorResponse` of type `INTERNAL_ERROR` | error |
//! | a Smart Home directive, and no handler for one | `ErrorResponse` of type `INVALID_DIRECTIVE` | warning |
//! | anything else | a silent end of the session | warning |
//! | a panic outside a handler's answer: in `takes`, `answer_failure` or the words of an apology | a silent end, or `ErrorResponse` | error |
//!
//! [`SmartHomeSkill`] ends a slow handler itself, a quarter of a second before the deadline that it gets
//! here, and then answers `ENDPOINT_UNREACHABLE`. It takes every directive, since none names its skill:
//! the function's permission must. Alone in a function, it answers whatever else comes with
//! `INVALID_DIRECTIVE`.
//!
//! [`SmartHomeSkill`]: crate::smart_home::skill::SmartHomeSkill
//!
//! The apology is one sentence in the user's language and ends the session. Requests that cannot be
//! answered by speech, such as `SessionEndedRequest` or reports of the audio player, get an empty
//! response in its place, and `CanFulfillIntentRequest` gets `NO`.
//!
//! A panic is answered only where it unwinds. `cargo lambda build --release` makes it abort unless the
//! workspace's `Cargo.toml` says `panic = "unwind"` under `[profile.release]`.
//!
//! The reasons go to [`tracing`]; a function without a subscriber logs nothing. At level `TRACE` the
//! Lambda runtime logs whole events, with the users' tokens: keep it off.

mod apology;
mod environment;
mod event;
mod event_handler;
mod event_kind;
mod failure;
mod failure_reason;
mod function;
mod function_builder;
mod lambda_error;
mod payload;
mod refusal;
mod skill;
mod smart_home;
mod task;

use std::convert::Infallible;

pub use self::environment::in_lambda;
pub use self::event::Event;
pub use self::event_handler::EventHandler;
pub use self::event_kind::EventKind;
pub use self::failure::Failure;
pub use self::failure_reason::FailureReason;
pub use self::function::Function;
pub use self::function_builder::FunctionBuilder;
pub use self::lambda_error::LambdaError;

use self::payload::Payload;

/// Answers the invocations of this Lambda function until the process ends.
///
/// `function` is a [`Skill`](crate::skill::Skill), a
/// [`SmartHomeSkill`](crate::smart_home::skill::SmartHomeSkill) or, where there are several, a
/// [`Function`]. Call it inside a tokio runtime. One of a single thread (the flavor `local` since
/// tokio 1.51, or `current_thread`) starts sooner; under a multi-threaded one, even a handler that
/// blocks its thread is answered for at the deadline. Where Lambda asks for several invocations at
/// once (`AWS_LAMBDA_MAX_CONCURRENCY`), they are answered at once under either, but one that blocks the
/// only thread holds up all others: there, take several.
///
/// It fails at once outside Lambda: ask [`in_lambda`] before.
pub async fn run(function: impl Into<Function>) -> Result<(), LambdaError> {
    environment::check()?;
    let function = function.into();
    let service = lambda_runtime::service_fn(move |event: lambda_runtime::LambdaEvent<Payload>| {
        let function = function.clone();
        async move {
            let deadline = event.context.deadline();
            let answer = match event.payload {
                Payload::Json(event) => function.reply(Event::from_raw(event), deadline).await,
                Payload::Broken(error) => {
                    tracing::warn!(%error, "the event is not JSON");
                    refusal::silent()
                }
            };
            Ok::<_, Infallible>(answer)
        }
    });
    lambda_runtime::run_concurrent(service)
        .await
        .map_err(LambdaError::Runtime)
}
