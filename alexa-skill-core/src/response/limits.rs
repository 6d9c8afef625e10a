//! What Alexa refuses, cuts off or does not act on.
//!
//! Lengths are counted in characters, as the service's documentation counts them.

use super::directive::{Directive, PlayDirective};
use super::{
    Card, OutputSpeech, PlayBehavior, Response, ResponseEnvelope, Violation, ViolationKind,
};
use crate::ssml;

/// The whole answer, in bytes. The service's documentation has said 24 KB and later 120 KB; what is
/// within the former is safe everywhere.
const RESPONSE_BYTES: usize = 24 * 1024;
const SPEECH: usize = 8000;
const CARD: usize = 8000;
const IMAGE_URL: usize = 2000;
const STREAM_URL: usize = 8000;
const STREAM_TOKEN: usize = 1024;
/// Sounds in one output speech.
const AUDIO_ELEMENTS: usize = 5;

pub(super) fn check(envelope: &ResponseEnvelope) -> Vec<Violation> {
    let mut found = Findings(Vec::new());
    if let Ok(json) = serde_json::to_vec(envelope) {
        found.length("", "the response", json.len(), RESPONSE_BYTES, "bytes");
    }
    found.response(&envelope.response);
    found.0
}

struct Findings(Vec<Violation>);

impl Findings {
    fn add(&mut self, field: &str, kind: ViolationKind, message: impl Into<String>) {
        let (field, message) = (field.to_owned(), message.into());
        self.0.push(Violation {
            field,
            kind,
            limit: None,
            size: None,
            message,
        });
    }

    fn length(&mut self, field: &str, what: &str, size: usize, limit: usize, unit: &str) {
        if size > limit {
            self.0.push(Violation {
                field: field.to_owned(),
                kind: ViolationKind::TooLarge,
                limit: Some(limit),
                size: Some(size),
                message: format!("{what} has {size} {unit}, more than {limit}"),
            });
        }
    }

    fn text(&mut self, field: &str, text: &str, limit: usize) {
        self.length(field, "it", text.chars().count(), limit, "characters");
    }

    fn url(&mut self, field: &str, url: &str, limit: usize) {
        self.text(field, url, limit);
        if !url
            .get(..8)
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
        {
            self.add(field, ViolationKind::NotHttps, "the address must be https");
        }
    }

    fn response(&mut self, response: &Response) {
        if let Some(speech) = &response.output_speech {
            self.speech("response.outputSpeech", speech);
        }
        if let Some(card) = &response.card {
            self.card(card);
        }
        if let Some(reprompt) = &response.reprompt {
            if let Some(speech) = &reprompt.output_speech {
                self.speech("response.reprompt.outputSpeech", speech);
            }
            self.directives(
                "response.reprompt.directives",
                reprompt.directives.as_deref(),
            );
        }
        self.directives("response.directives", response.directives.as_deref());
        self.session(response);
    }

    fn speech(&mut self, field: &str, speech: &OutputSpeech) {
        match speech {
            OutputSpeech::Ssml(speech) => {
                let field = format!("{field}.ssml");
                let Some(markup) = &speech.ssml else {
                    return self.add(&field, ViolationKind::Missing, "there is no speech");
                };
                let inner = markup
                    .strip_prefix("<speak>")
                    .and_then(|m| m.strip_suffix("</speak>"));
                self.text(&field, inner.unwrap_or(markup), SPEECH);
                if inner.is_none() && !markup.trim_start().starts_with("<speak ") {
                    self.add(
                        &field,
                        ViolationKind::MalformedSsml,
                        "it must stand in `<speak>`",
                    );
                }
                if let Err(error) = ssml::check(markup) {
                    self.add(&field, ViolationKind::MalformedSsml, error.to_string());
                }
                let sounds = markup.matches("<audio").count();
                self.length(&field, "the speech", sounds, AUDIO_ELEMENTS, "sounds");
            }
            OutputSpeech::PlainText(speech) => {
                let field = format!("{field}.text");
                match &speech.text {
                    Some(text) => self.text(&field, text, SPEECH),
                    None => self.add(&field, ViolationKind::Missing, "there is no speech"),
                }
            }
            OutputSpeech::Unknown(_) => {}
        }
    }

    fn card(&mut self, card: &Card) {
        let mut text = |title: &Option<String>, text: &Option<String>| {
            let count =
                |text: &Option<String>| text.as_ref().map_or(0, |text| text.chars().count());
            let size = count(title) + count(text);
            self.length(
                "response.card",
                "title and text together",
                size,
                CARD,
                "characters",
            );
        };
        match card {
            Card::Simple(card) => text(&card.title, &card.content),
            Card::Standard(card) => {
                text(&card.title, &card.text);
                let Some(image) = &card.image else { return };
                let urls = [
                    ("response.card.image.smallImageUrl", &image.small_image_url),
                    ("response.card.image.largeImageUrl", &image.large_image_url),
                ];
                for (field, url) in urls {
                    if let Some(url) = url {
                        self.url(field, url, IMAGE_URL);
                    }
                }
            }
            Card::AskForPermissionsConsent(card) => {
                if card.permissions.as_ref().is_none_or(Vec::is_empty) {
                    let field = "response.card.permissions";
                    self.add(
                        field,
                        ViolationKind::Missing,
                        "the card asks for no permission",
                    );
                }
            }
            Card::LinkAccount(_) | Card::Unknown(_) => {}
        }
    }

    fn directives(&mut self, field: &str, directives: Option<&[Directive]>) {
        let directives = directives.unwrap_or_default();
        for (index, directive) in directives.iter().enumerate() {
            if let Directive::AudioPlayerPlay(play) = directive {
                self.play(&format!("{field}[{index}]"), play);
            }
            if let Directive::VideoAppLaunch(launch) = directive {
                let field = format!("{field}[{index}].videoItem.source");
                match launch
                    .video_item
                    .as_ref()
                    .and_then(|item| item.source.as_ref())
                {
                    Some(source) => self.url(&field, source, STREAM_URL),
                    None => self.add(&field, ViolationKind::Missing, "there is no video"),
                }
            }
        }
        let count = |tag: &str| {
            directives
                .iter()
                .filter(|directive| directive.tag() == tag)
                .count()
        };
        for tag in ["AudioPlayer.Play", "VideoApp.Launch"] {
            if count(tag) > 1 {
                let message = format!("only one {tag} may be sent at a time");
                self.add(field, ViolationKind::Contradiction, message);
            }
        }
        if count("AudioPlayer.Play") > 0 && count("VideoApp.Launch") > 0 {
            let message = "a stream and a video cannot be started together";
            self.add(field, ViolationKind::Contradiction, message);
        }
    }

    fn play(&mut self, field: &str, play: &PlayDirective) {
        let field = format!("{field}.audioItem.stream");
        let Some(stream) = play
            .audio_item
            .as_ref()
            .and_then(|item| item.stream.as_ref())
        else {
            return self.add(&field, ViolationKind::Missing, "there is no stream");
        };
        match &stream.url {
            Some(url) => self.url(&format!("{field}.url"), url, STREAM_URL),
            None => self.add(&field, ViolationKind::Missing, "the stream has no address"),
        }
        match &stream.token {
            Some(token) => self.text(&format!("{field}.token"), token, STREAM_TOKEN),
            None => self.add(&field, ViolationKind::Missing, "the stream has no token"),
        }
        let field = format!("{field}.expectedPreviousToken");
        let enqueued = play.play_behavior == Some(PlayBehavior::Enqueue);
        match (enqueued, &stream.expected_previous_token) {
            (true, None) => {
                self.add(
                    &field,
                    ViolationKind::Missing,
                    "an enqueued stream needs the token before it",
                );
            }
            (false, Some(_)) => {
                let message = "only an enqueued stream may have the token before it";
                self.add(&field, ViolationKind::Contradiction, message);
            }
            _ => {}
        }
    }

    fn session(&mut self, response: &Response) {
        const FIELD: &str = "response.shouldEndSession";
        let directives = || response.directives.iter().flatten();
        let end = response.should_end_session;
        let mut contradiction = |message| self.add(FIELD, ViolationKind::Contradiction, message);
        if end.is_some() && directives().any(|directive| directive.tag() == "VideoApp.Launch") {
            contradiction("a response that launches a video must not say whether the session ends");
        }
        if end != Some(true) {
            return;
        }
        if response.reprompt.is_some() {
            contradiction("there is a reprompt, but the session ends before it");
        }
        let asks = |directive: &Directive| {
            matches!(
                directive.tag(),
                "Dialog.Delegate"
                    | "Dialog.ElicitSlot"
                    | "Dialog.ConfirmSlot"
                    | "Dialog.ConfirmIntent"
            )
        };
        if directives().any(asks) {
            contradiction("a dialog directive asks the user something, but the session ends");
        }
        let question = response
            .output_speech
            .as_ref()
            .and_then(OutputSpeech::content);
        if question.is_some_and(ends_with_question) {
            contradiction("a question is asked, but the session ends");
        }
    }
}

fn ends_with_question(speech: &str) -> bool {
    let speech = speech
        .trim()
        .strip_suffix("</speak>")
        .unwrap_or(speech)
        .trim_end();
    speech.ends_with(['?', '？', '؟'])
}
