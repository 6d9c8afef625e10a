use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::plain::plain;
use super::{Exchange, SessionState};
use crate::request::{Intent, IntentName, Slot};
use crate::response::{Card, Directive, OutputSpeech};

/// What happened when the user said or did one thing: most often one request and its answer. A
/// dialog that is delegated to Alexa may take several, or none where Alexa asks by itself.
///
/// The assertions return the turn, so that they chain, and panic with the whole of it, tokens masked.
#[derive(Debug, Clone)]
pub struct Turn {
    pub(super) said: Said,
    exchanges: Vec<Exchange>,
    prompt: Option<String>,
    session: SessionState,
    pub(super) unhandled: Arc<[IntentName]>,
}

/// What the user did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::testing) enum Said {
    /// Opened the skill.
    Launch,
    /// Spoke.
    Words(String),
    /// Said what means an intent.
    Intent,
    /// Nothing, or nothing in words.
    Event,
}

/// A turn that goes on.
#[derive(Debug)]
pub(in crate::testing) struct TurnDraft {
    pub(in crate::testing) said: Said,
    pub(in crate::testing) exchanges: Vec<Exchange>,
    pub(in crate::testing) prompt: Option<String>,
}

impl TurnDraft {
    pub(in crate::testing) fn new(said: Said) -> Self {
        Self {
            said,
            exchanges: Vec::new(),
            prompt: None,
        }
    }

    pub(in crate::testing) fn finish(
        self,
        session: SessionState,
        unhandled: Arc<[IntentName]>,
    ) -> Turn {
        Turn {
            said: self.said,
            exchanges: self.exchanges,
            prompt: self.prompt,
            session,
            unhandled,
        }
    }
}

static NULL: Value = Value::Null;

impl Turn {
    /// What the user said, if it was said in words.
    pub fn utterance(&self) -> Option<&str> {
        match &self.said {
            Said::Words(words) => Some(words),
            _ => None,
        }
    }

    /// The requests and answers, oldest first.
    pub fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }

    /// The last request as JSON, with the access token in it; `null` where Alexa asked by itself.
    pub fn request(&self) -> &Value {
        self.exchanges.last().map_or(&NULL, Exchange::request)
    }

    /// The last answer as JSON; `null` where Alexa asked by itself.
    pub fn response(&self) -> &Value {
        self.exchanges.last().map_or(&NULL, Exchange::response)
    }

    /// The type of the last request, such as `LaunchRequest`; empty where Alexa asked by itself.
    pub fn request_type(&self) -> &str {
        let last = self.exchanges.last();
        last.map_or("", |exchange| exchange.envelope().request_type())
    }

    /// The intent of the last request.
    pub fn intent(&self) -> Option<&Intent> {
        self.exchanges.last()?.envelope().intent()
    }

    /// The name of the intent of the last request.
    pub fn intent_name(&self) -> Option<&IntentName> {
        self.intent()?.name.as_ref()
    }

    /// A slot of the intent of the last request.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.intent()?.slot(name)
    }

    /// What the user hears, as text: what the skill said in all answers of the turn, then what Alexa
    /// asked by the dialog model.
    pub fn speech(&self) -> String {
        let answers = self.exchanges.iter().map(Exchange::answer);
        let said = answers.filter_map(|answer| {
            let speech = answer.response.output_speech.as_ref();
            speech.and_then(OutputSpeech::content)
        });
        let heard: Vec<String> = said
            .chain(self.prompt())
            .map(plain)
            .filter(|text| !text.is_empty())
            .collect();
        heard.join(" ")
    }

    /// The speech of the last answer as it stands there, SSML or text.
    pub fn ssml(&self) -> Option<&str> {
        let answer = self.exchanges.last()?.answer();
        let speech = answer.response.output_speech.as_ref();
        speech.and_then(OutputSpeech::content)
    }

    /// What the user hears, as text, if they do not answer.
    pub fn reprompt(&self) -> Option<String> {
        let answer = self.exchanges.last()?.answer();
        let reprompt = answer.response.reprompt.as_ref()?;
        reprompt
            .output_speech
            .as_ref()
            .and_then(OutputSpeech::content)
            .map(plain)
    }

    /// What Alexa asked by the dialog model, after what the skill said.
    pub fn prompt(&self) -> Option<&str> {
        self.prompt.as_deref()
    }

    /// The card of the last answer.
    pub fn card(&self) -> Option<&Card> {
        self.exchanges.last()?.answer().response.card.as_ref()
    }

    /// The directives of the last answer.
    pub fn directives(&self) -> &[Directive] {
        let last = self.exchanges.last();
        last.and_then(|exchange| exchange.answer().response.directives.as_deref())
            .unwrap_or_default()
    }

    /// A session attribute of the last answer.
    pub fn attribute(&self, name: &str) -> Option<&Value> {
        self.response().get("sessionAttributes")?.get(name)
    }

    /// What became of the session.
    pub fn session(&self) -> SessionState {
        self.session
    }

    /// How long the skill took, over all answers of the turn.
    pub fn took(&self) -> Duration {
        self.exchanges.iter().map(Exchange::took).sum()
    }
}
