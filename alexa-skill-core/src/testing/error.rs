use std::time::Duration;

use crate::request::IntentName;
use crate::transport::TransportError;
use crate::{BoxError, Locale, ParseError};

/// Why a conversation could not go on. It holds no token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TestingError {
    /// There is no interaction model for the locale, and the call needs one.
    #[error("there is no interaction model for {0}: give one to the builder")]
    NoModel(Locale),
    /// Nothing in the interaction model matches, and it has no `AMAZON.FallbackIntent`.
    #[error(
        "no intent matches {utterance:?}, and the model has no AMAZON.FallbackIntent{}",
        nearest.as_ref().map(|sample| format!("; the nearest sample is {sample:?}")).unwrap_or_default()
    )]
    NoIntent {
        /// What was said.
        utterance: String,
        /// The sample that has most words in common with it.
        nearest: Option<String>,
    },
    /// Nothing was said.
    #[error("there are no words in the utterance")]
    NothingSaid,
    /// More was said than anybody says to Alexa.
    #[error("the utterance has {words} words, more than {limit}")]
    TooManyWords {
        /// The words said.
        words: usize,
        /// The most words that are understood.
        limit: usize,
    },
    /// The interaction model does not have the intent.
    #[error("the interaction model has no intent {0:?}")]
    UnknownIntent(IntentName),
    /// The intent does not have the slot.
    #[error("the intent {intent} has no slot {slot:?}")]
    UnknownSlot {
        /// The intent.
        intent: IntentName,
        /// The slot.
        slot: String,
    },
    /// The skill failed. Alexa would tell the user that there was a problem.
    #[error("the skill failed at {request_type}")]
    Skill {
        /// The type of the request.
        request_type: String,
        /// Why.
        #[source]
        source: BoxError,
    },
    /// The skill did not answer in time.
    #[error("the skill did not answer {request_type} within {} ms", after.as_millis())]
    Timeout {
        /// The type of the request.
        request_type: String,
        /// The time allowed.
        after: Duration,
    },
    /// The skill's answer cannot be read.
    #[error("the answer to {request_type} is not one that Alexa understands")]
    Answer {
        /// The type of the request.
        request_type: String,
        /// What is wrong, and where.
        #[source]
        source: ParseError,
    },
    /// The address of the skill cannot be called.
    #[error("{0:?} is no http or https address")]
    Address(String),
    /// The skill at the address did not answer.
    #[error("the skill's endpoint did not answer")]
    Transport(#[from] TransportError),
    /// The skill at the address answered with another status than 200.
    #[error("the skill's endpoint answered with status {0}")]
    Status(u16),
    /// The request cannot be written as JSON.
    #[error("the request cannot be written")]
    Write(#[source] serde_json::Error),
    /// The identity provider did not do what it was asked.
    #[error("{what} failed")]
    Link {
        /// What was asked of it.
        what: &'static str,
        /// Why it failed.
        #[source]
        source: BoxError,
    },
    /// The call needs a linked account.
    #[error("no account is linked")]
    NotLinked,
    /// The call needs an open session.
    #[error("there is no open session")]
    NoSession,
    /// The call needs audio that plays, or that was stopped.
    #[error("no audio is playing")]
    NoAudio,
    /// The dialog cannot go on.
    #[error("the dialog cannot go on: {0}")]
    Dialog(String),
    /// The skill delegated more often in one turn than any dialog needs.
    #[error("the dialog went round {0} times without a question to the user")]
    EndlessDialog(usize),
}

impl TestingError {
    /// Whether what was said means nothing, so that the skill was not asked.
    pub(super) fn is_not_understood(&self) -> bool {
        matches!(
            self,
            Self::NoModel(_)
                | Self::NoIntent { .. }
                | Self::NothingSaid
                | Self::TooManyWords { .. }
        )
    }
}
