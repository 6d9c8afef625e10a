//! What Alexa refuses, cuts off or does not act on.

mod card;
mod directive;
mod findings;
mod game;
mod presentation;
mod session;
mod speech;

use self::findings::Findings;
#[cfg(feature = "testing")]
pub(crate) use self::session::asks;
use super::{Response, ResponseEnvelope, Violation};

/// The whole answer, in bytes. The service's documentation has said 24 KB and later 120 KB; what is
/// within the former is safe everywhere.
const RESPONSE_BYTES: usize = 24 * 1024;
/// The output speech, and that of the reprompt, in characters.
const SPEECH: usize = 8000;
/// Sounds in one output speech.
const SOUNDS: usize = 5;
/// All text of a card, the addresses of its images included, in characters.
const CARD: usize = 8000;
/// The address of a card's image, in characters.
const IMAGE_URL: usize = 2000;
/// The address of a stream or a video, in characters.
const STREAM_URL: usize = 8000;
/// The token of a stream, in characters.
const STREAM_TOKEN: usize = 1024;
/// The values of dynamic entities in one directive.
const DYNAMIC_ENTITIES: usize = 100;

pub(super) fn check(envelope: &ResponseEnvelope) -> Vec<Violation> {
    let mut found = Findings::in_size(envelope);
    found.response("response.", &envelope.response);
    found.list
}

pub(super) fn check_response(response: &Response) -> Vec<Violation> {
    let mut found = Findings::in_size(response);
    found.response("", response);
    found.list
}

impl Findings {
    fn in_size<T: serde::Serialize>(answer: &T) -> Self {
        let mut found = Self::default();
        if let Ok(json) = serde_json::to_vec(answer) {
            found.length("", "the answer", json.len(), RESPONSE_BYTES, "bytes");
        }
        found
    }

    fn response(&mut self, at: &str, response: &Response) {
        if let Some(speech) = &response.output_speech {
            self.speech(&format!("{at}outputSpeech"), speech);
        }
        if let Some(card) = &response.card {
            self.card(&format!("{at}card"), card);
        }
        if let Some(reprompt) = &response.reprompt {
            if let Some(speech) = &reprompt.output_speech {
                self.speech(&format!("{at}reprompt.outputSpeech"), speech);
            }
            let directives = reprompt.directives.as_deref().unwrap_or_default();
            self.directives(&format!("{at}reprompt.directives"), directives);
        }
        let directives = response.directives.as_deref().unwrap_or_default();
        self.directives(&format!("{at}directives"), directives);
        if let Some(answer) = &response.can_fulfill_intent {
            self.required(&format!("{at}canFulfillIntent"), answer);
        }
        self.session(&format!("{at}shouldEndSession"), response);
    }
}
