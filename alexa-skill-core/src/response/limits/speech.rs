use super::{Findings, SOUNDS, SPEECH};
use crate::response::{OutputSpeech, ViolationKind};
use crate::ssml::outline;

impl Findings {
    pub(super) fn speech(&mut self, at: &str, speech: &OutputSpeech) {
        let speech = &self.as_read(at, speech);
        self.required(at, speech);
        match speech {
            OutputSpeech::Ssml(speech) => {
                let field = format!("{at}.ssml");
                if let Some(markup) = &speech.ssml {
                    self.markup(&field, markup);
                }
            }
            OutputSpeech::PlainText(speech) => {
                let field = format!("{at}.text");
                if let Some(text) = &speech.text {
                    self.text(&field, text, SPEECH);
                }
            }
            OutputSpeech::Unknown(_) => {}
        }
    }

    fn markup(&mut self, field: &str, markup: &str) {
        let inner = markup
            .strip_prefix("<speak>")
            .and_then(|markup| markup.strip_suffix("</speak>"));
        self.text(field, inner.unwrap_or(markup), SPEECH);
        let (outline, result) = outline(markup);
        if let Err(error) = result {
            self.add(field, ViolationKind::MalformedSsml, error.to_string());
        }
        self.length(field, "the speech", outline.sounds, SOUNDS, "sounds");
    }
}
