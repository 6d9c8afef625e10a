use super::Findings;
use crate::response::{Directive, OutputSpeech, Response, ViolationKind};
use crate::ssml::{Outline, outline};

impl Findings {
    pub(super) fn session(&mut self, field: &str, response: &Response) {
        let has = |accept: fn(&str) -> bool| {
            let mut directives = response.directives.iter().flatten();
            directives.any(|directive: &Directive| accept(directive.tag()))
        };
        let mut contradiction = |message| self.add(field, ViolationKind::Contradiction, message);
        let end = response.should_end_session;
        if end.is_some() && has(|tag| tag == "VideoApp.Launch") {
            contradiction("a response that launches a video must not say whether the session ends");
        }
        if end != Some(true) {
            return;
        }
        if response.reprompt.is_some() {
            contradiction("there is a reprompt, but the session ends before it");
        }
        if has(continues_dialog) {
            contradiction("a dialog directive asks the user something, but the session ends");
        }
        if response.output_speech.as_ref().is_some_and(asks) {
            contradiction("a question is asked, but the session ends");
        }
    }
}

fn continues_dialog(tag: &str) -> bool {
    matches!(
        tag,
        "Dialog.Delegate" | "Dialog.ElicitSlot" | "Dialog.ConfirmSlot" | "Dialog.ConfirmIntent"
    )
}

/// Whether the last that is said is a question mark, in any of the scripts of Alexa's languages.
pub(crate) fn asks(speech: &OutputSpeech) -> bool {
    let last = match speech {
        OutputSpeech::Ssml(speech) => {
            let (outline, well_formed) = outline(speech.ssml.as_deref().unwrap_or_default());
            outline.last.filter(|_| well_formed.is_ok())
        }
        OutputSpeech::PlainText(speech) => {
            Outline::of_text(speech.text.as_deref().unwrap_or_default()).last
        }
        OutputSpeech::Unknown(_) => None,
    };
    matches!(last, Some('?' | '？' | '؟'))
}
