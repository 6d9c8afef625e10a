use serde_json::Value;

use super::directive::{
    AudioItemMetadata, ClearBehavior, ClearQueueDirective, ConfirmIntentDirective,
    ConfirmSlotDirective, DelegateDirective, ElicitSlotDirective, HintDirective, PlayDirective,
    RenderTemplateDirective, StopDirective, Template, VideoAppLaunchDirective,
};
use super::{
    AskForPermissionsConsentCard, CanFulfillIntent, Card, CardImage, Directive, LinkAccountCard,
    OutputSpeech, PlayBehavior, Response, SimpleCard, StandardCard,
};
use crate::request::Intent;
use crate::ssml::escape;

/// Builds a [`Response`], with the verbs and the semantics of ask-sdk's response builder.
///
/// Nothing sets `shouldEndSession` by itself but a reprompt, which keeps the session open, and a
/// video, which must not have it.
///
/// ```
/// use alexa_skill_core::response::Response;
///
/// let response = Response::builder()
///     .speak_text("Which drink would you like? Tea & milk, or coffee?")
///     .reprompt("Tea or coffee?")
///     .with_simple_card("Drinks", "Tea & milk, coffee")
///     .build();
/// assert_eq!(response.should_end_session, Some(false));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ResponseBuilder {
    /// Boxed, because every step moves the builder.
    response: Box<Response>,
}

impl ResponseBuilder {
    /// Says `ssml`, in `<speak>` or not. It is not escaped: for plain text there is
    /// [`speak_text`](Self::speak_text). It replaces what was to be said before.
    pub fn speak(mut self, ssml: impl AsRef<str>) -> Self {
        self.response.output_speech = Some(OutputSpeech::ssml(ssml.as_ref()));
        self
    }

    /// As [`speak`](Self::speak), saying what happens to speech that is still being said.
    pub fn speak_with(mut self, ssml: impl AsRef<str>, behavior: PlayBehavior) -> Self {
        let speech = OutputSpeech::ssml(ssml.as_ref()).with_play_behavior(behavior);
        self.response.output_speech = Some(speech);
        self
    }

    /// Says `text`, whatever characters it has.
    pub fn speak_text(self, text: impl AsRef<str>) -> Self {
        self.speak(escape(text.as_ref()))
    }

    /// Says `ssml` if the user does not answer, and keeps the session open unless a video is
    /// launched. Directives of the reprompt are kept.
    pub fn reprompt(self, ssml: impl AsRef<str>) -> Self {
        self.reprompt_speech(OutputSpeech::ssml(ssml.as_ref()))
    }

    /// As [`reprompt`](Self::reprompt), saying what happens to speech that is still being said.
    pub fn reprompt_with(self, ssml: impl AsRef<str>, behavior: PlayBehavior) -> Self {
        self.reprompt_speech(OutputSpeech::ssml(ssml.as_ref()).with_play_behavior(behavior))
    }

    /// Says `text` if the user does not answer, whatever characters it has.
    pub fn reprompt_text(self, text: impl AsRef<str>) -> Self {
        self.reprompt(escape(text.as_ref()))
    }

    fn reprompt_speech(mut self, speech: OutputSpeech) -> Self {
        self.response.reprompt.get_or_insert_default().output_speech = Some(speech);
        self.keep_open()
    }

    /// Shows title and text.
    pub fn with_simple_card(self, title: impl Into<String>, content: impl Into<String>) -> Self {
        self.with_card(SimpleCard::new(title, content))
    }

    /// Shows title, text and an image by one or two addresses; an empty address counts as none.
    pub fn with_standard_card(
        self,
        title: impl Into<String>,
        text: impl Into<String>,
        small_image_url: Option<&str>,
        large_image_url: Option<&str>,
    ) -> Self {
        let url = |url: Option<&str>| url.filter(|url| !url.is_empty()).map(str::to_owned);
        let image = CardImage {
            small_image_url: url(small_image_url),
            large_image_url: url(large_image_url),
        };
        let mut card = StandardCard::new(title, text);
        card.image = (image != CardImage::default()).then_some(image);
        self.with_card(card)
    }

    /// Shows the button that starts account linking.
    pub fn with_link_account_card(self) -> Self {
        self.with_card(LinkAccountCard::default())
    }

    /// Asks for permissions, by scopes such as `alexa::profile:email:read`.
    pub fn with_ask_for_permissions_consent_card<P: Into<String>>(
        self,
        permissions: impl IntoIterator<Item = P>,
    ) -> Self {
        self.with_card(AskForPermissionsConsentCard::new(permissions))
    }

    fn with_card(mut self, card: impl Into<Card>) -> Self {
        self.response.card = Some(card.into());
        self
    }

    /// Answers a `CanFulfillIntentRequest`.
    pub fn with_can_fulfill_intent(mut self, can_fulfill_intent: CanFulfillIntent) -> Self {
        self.response.can_fulfill_intent = Some(can_fulfill_intent);
        self
    }

    /// Ends the session, or keeps it open; `None` leaves it to the device. A response that launches a
    /// video has none, so there this does nothing.
    pub fn with_should_end_session(mut self, end: impl Into<Option<bool>>) -> Self {
        if !self.launches_video() {
            self.response.should_end_session = end.into();
        }
        self
    }

    /// Adds a directive. It changes nothing else, not even for a video: for that there is
    /// [`add_video_app_launch_directive`](Self::add_video_app_launch_directive).
    pub fn add_directive(mut self, directive: impl Into<Directive>) -> Self {
        self.response
            .directives
            .get_or_insert_default()
            .push(directive.into());
        self
    }

    /// Adds a directive to the reprompt, and keeps the session open unless a video is launched.
    pub fn add_directive_to_reprompt(mut self, directive: impl Into<Directive>) -> Self {
        let reprompt = self.response.reprompt.get_or_insert_default();
        reprompt
            .directives
            .get_or_insert_default()
            .push(directive.into());
        self.keep_open()
    }

    /// Lets Alexa lead the dialog on.
    pub fn add_delegate_directive(self, updated_intent: impl Into<Option<Intent>>) -> Self {
        self.add_directive(DelegateDirective {
            updated_intent: updated_intent.into(),
        })
    }

    /// Asks for a slot.
    pub fn add_elicit_slot_directive(
        self,
        slot: impl Into<String>,
        updated_intent: impl Into<Option<Intent>>,
    ) -> Self {
        let mut directive = ElicitSlotDirective::new(slot);
        directive.updated_intent = updated_intent.into();
        self.add_directive(directive)
    }

    /// Asks to confirm a slot.
    pub fn add_confirm_slot_directive(
        self,
        slot: impl Into<String>,
        updated_intent: impl Into<Option<Intent>>,
    ) -> Self {
        let mut directive = ConfirmSlotDirective::new(slot);
        directive.updated_intent = updated_intent.into();
        self.add_directive(directive)
    }

    /// Asks to confirm the intent.
    pub fn add_confirm_intent_directive(self, updated_intent: impl Into<Option<Intent>>) -> Self {
        self.add_directive(ConfirmIntentDirective {
            updated_intent: updated_intent.into(),
        })
    }

    /// Plays the stream at `url` from an offset in milliseconds on, under the name `token`. An
    /// enqueued stream needs the token of the one before it; an empty one counts as none.
    pub fn add_audio_player_play_directive(
        self,
        behavior: PlayBehavior,
        url: impl Into<String>,
        token: impl Into<String>,
        offset_in_milliseconds: i64,
        expected_previous_token: Option<&str>,
        metadata: Option<AudioItemMetadata>,
    ) -> Self {
        let mut directive = PlayDirective::new(behavior, url, token, offset_in_milliseconds);
        if let Some(token) = expected_previous_token.filter(|token| !token.is_empty()) {
            directive = directive.expected_previous_token(token);
        }
        if let Some(metadata) = metadata {
            directive = directive.metadata(metadata);
        }
        self.add_directive(directive)
    }

    /// Stops the stream.
    pub fn add_audio_player_stop_directive(self) -> Self {
        self.add_directive(StopDirective::default())
    }

    /// Empties the queue of streams.
    pub fn add_audio_player_clear_queue_directive(self, behavior: ClearBehavior) -> Self {
        self.add_directive(ClearQueueDirective::new(behavior))
    }

    /// Shows a display template.
    pub fn add_render_template_directive(self, template: impl Into<Template>) -> Self {
        self.add_directive(RenderTemplateDirective::new(template))
    }

    /// Shows what the user could say.
    pub fn add_hint_directive(self, text: impl Into<String>) -> Self {
        self.add_directive(HintDirective::new(text))
    }

    /// Plays a video. The response then says nothing of the session, which the service demands.
    /// Empty titles count as none.
    pub fn add_video_app_launch_directive(
        mut self,
        source: impl Into<String>,
        title: Option<&str>,
        subtitle: Option<&str>,
    ) -> Self {
        self.response.should_end_session = None;
        self.add_directive(VideoAppLaunchDirective::new(source, title, subtitle))
    }

    /// Returns the result of an API of an Alexa Conversations skill.
    pub fn with_api_response(mut self, response: impl Into<Value>) -> Self {
        self.response.api_response = Some(response.into());
        self
    }

    /// Counts this response towards an experiment.
    pub fn add_experiment_trigger(mut self, experiment_id: impl Into<String>) -> Self {
        let experimentation = self.response.experimentation.get_or_insert_default();
        experimentation
            .triggered_experiments
            .get_or_insert_default()
            .push(experiment_id.into());
        self
    }

    /// The response.
    pub fn build(self) -> Response {
        *self.response
    }

    fn keep_open(mut self) -> Self {
        if !self.launches_video() {
            self.response.should_end_session = Some(false);
        }
        self
    }

    fn launches_video(&self) -> bool {
        let mut directives = self.response.directives.iter().flatten();
        directives.any(|directive| directive.tag() == "VideoApp.Launch")
    }
}

impl From<ResponseBuilder> for Response {
    fn from(builder: ResponseBuilder) -> Self {
        builder.build()
    }
}
