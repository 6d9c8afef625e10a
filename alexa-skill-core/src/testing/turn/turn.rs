use serde_json::Value;

use super::{Exchange, SessionState};
use crate::request::{Intent, IntentName, Slot};
use crate::response::{Card, OutputSpeech};

/// What happened when the user said or did one thing: most often one request and its answer. A
/// dialog that is delegated to Alexa may take several, or none where Alexa asks by itself.
#[derive(Debug, Clone)]
pub struct Turn {
    said: Said,
    exchanges: Vec<Exchange>,
    prompt: Option<String>,
    session: SessionState,
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

    pub(in crate::testing) fn finish(self, session: SessionState) -> Turn {
        Turn {
            said: self.said,
            exchanges: self.exchanges,
            prompt: self.prompt,
            session,
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

    /// What Alexa asked by the dialog model, after what the skill said.
    pub fn prompt(&self) -> Option<&str> {
        self.prompt.as_deref()
    }

    /// What became of the session.
    pub fn session(&self) -> SessionState {
        self.session
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

    /// The card of the last answer.
    pub fn card(&self) -> Option<&Card> {
        self.exchanges.last()?.answer().response.card.as_ref()
    }

    /// The speech of the last answer as it stands there, SSML or text.
    pub fn ssml(&self) -> Option<&str> {
        let answer = self.exchanges.last()?.answer();
        answer
            .response
            .output_speech
            .as_ref()
            .and_then(OutputSpeech::content)
    }
}
