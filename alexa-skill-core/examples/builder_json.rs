//! Calls the response builder as it is told: one JSON array of calls a line on standard input, one
//! response a line on standard output.
//!
//! ```sh
//! echo '[{"speak":["Hello",null]},{"withShouldEndSession":true}]' |
//!     cargo run -p alexa-skill-core --example builder_json
//! ```
//!
//! Calls go by ask-sdk's names, with its arguments in its order; that is how both are compared.

use std::io::{BufWriter, Write, stdin, stdout};

use alexa_skill_core::BoxError;
use alexa_skill_core::request::Intent;
use alexa_skill_core::response::directive::{AudioItemMetadata, ClearBehavior, Template};
use alexa_skill_core::response::{
    CanFulfillIntent, Directive, PlayBehavior, Response, ResponseBuilder,
};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Call {
    Speak(String, Option<PlayBehavior>),
    Reprompt(String, Option<PlayBehavior>),
    WithSimpleCard(String, String),
    WithStandardCard(String, String, Option<String>, Option<String>),
    WithLinkAccountCard(),
    WithAskForPermissionsConsentCard(Vec<String>),
    WithCanFulfillIntent(CanFulfillIntent),
    WithShouldEndSession(Option<bool>),
    AddDirective(Directive),
    AddDirectiveToReprompt(Directive),
    AddDelegateDirective(Option<Intent>),
    AddElicitSlotDirective(String, Option<Intent>),
    AddConfirmSlotDirective(String, Option<Intent>),
    AddConfirmIntentDirective(Option<Intent>),
    AddAudioPlayerPlayDirective(
        PlayBehavior,
        String,
        String,
        i64,
        Option<String>,
        Option<AudioItemMetadata>,
    ),
    AddAudioPlayerStopDirective(),
    AddAudioPlayerClearQueueDirective(ClearBehavior),
    AddRenderTemplateDirective(Template),
    AddHintDirective(String),
    AddVideoAppLaunchDirective(String, Option<String>, Option<String>),
    WithApiResponse(Value),
    AddExperimentTrigger(String),
}

impl Call {
    fn apply(self, builder: ResponseBuilder) -> ResponseBuilder {
        match self {
            Self::Speak(ssml, None) => builder.speak(ssml),
            Self::Speak(ssml, Some(behavior)) => builder.speak_with(ssml, behavior),
            Self::Reprompt(ssml, None) => builder.reprompt(ssml),
            Self::Reprompt(ssml, Some(behavior)) => builder.reprompt_with(ssml, behavior),
            Self::WithSimpleCard(title, content) => builder.with_simple_card(title, content),
            Self::WithStandardCard(title, text, small, large) => {
                builder.with_standard_card(title, text, small.as_deref(), large.as_deref())
            }
            Self::WithLinkAccountCard() => builder.with_link_account_card(),
            Self::WithAskForPermissionsConsentCard(permissions) => {
                builder.with_ask_for_permissions_consent_card(permissions)
            }
            Self::WithCanFulfillIntent(answer) => builder.with_can_fulfill_intent(answer),
            Self::WithShouldEndSession(end) => builder.with_should_end_session(end),
            Self::AddDirective(directive) => builder.add_directive(directive),
            Self::AddDirectiveToReprompt(directive) => builder.add_directive_to_reprompt(directive),
            Self::AddDelegateDirective(intent) => builder.add_delegate_directive(intent),
            Self::AddElicitSlotDirective(slot, intent) => {
                builder.add_elicit_slot_directive(slot, intent)
            }
            Self::AddConfirmSlotDirective(slot, intent) => {
                builder.add_confirm_slot_directive(slot, intent)
            }
            Self::AddConfirmIntentDirective(intent) => builder.add_confirm_intent_directive(intent),
            Self::AddAudioPlayerPlayDirective(behavior, url, token, offset, previous, metadata) => {
                builder.add_audio_player_play_directive(
                    behavior,
                    url,
                    token,
                    offset,
                    previous.as_deref(),
                    metadata,
                )
            }
            Self::AddAudioPlayerStopDirective() => builder.add_audio_player_stop_directive(),
            Self::AddAudioPlayerClearQueueDirective(behavior) => {
                builder.add_audio_player_clear_queue_directive(behavior)
            }
            Self::AddRenderTemplateDirective(template) => {
                builder.add_render_template_directive(template)
            }
            Self::AddHintDirective(text) => builder.add_hint_directive(text),
            Self::AddVideoAppLaunchDirective(source, title, subtitle) => builder
                .add_video_app_launch_directive(source, title.as_deref(), subtitle.as_deref()),
            Self::WithApiResponse(answer) => builder.with_api_response(answer),
            Self::AddExperimentTrigger(id) => builder.add_experiment_trigger(id),
        }
    }
}

fn main() -> Result<(), BoxError> {
    let mut out = BufWriter::new(stdout().lock());
    for (number, line) in stdin().lines().enumerate() {
        let calls: Vec<Call> = serde_json::from_str(&line?)
            .map_err(|error| format!("line {}: {error}", number + 1))?;
        let builder = calls
            .into_iter()
            .fold(Response::builder(), |builder, call| call.apply(builder));
        serde_json::to_writer(&mut out, &builder.build())?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}
