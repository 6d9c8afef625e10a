use std::fmt;

use super::Turn;
use crate::request::{IntentName, Request};
use crate::response::{Card, Violation, asks};
use crate::testing::SessionState;

/// Something in a turn that Alexa refuses, that certification finds, or that the user would trip over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lint {
    /// What [`ResponseEnvelope::check`](crate::response::ResponseEnvelope::check) finds: limits,
    /// contradictions, malformed SSML.
    Violation(Violation),
    /// Alexa listens, but has nothing to say if the user does not answer.
    MissingReprompt,
    /// A question is asked, but Alexa does not listen.
    QuestionUnheard,
    /// Alexa listens, but nothing was said that the user could answer.
    SilentQuestion,
    /// A `SessionEndedRequest` or an event is answered with speech, a card or directives, which
    /// nobody gets.
    AnswerUnheard,
    /// The user asks for help or leaves, and gets a link-account card.
    LinkCardUnasked,
    /// There is a link-account card, but the speech does not name the Alexa app, where it is.
    LinkCardUnmentioned,
    /// The answer has the access token in it.
    TokenInAnswer,
    /// No handler takes this intent of the interaction model.
    UnhandledIntent(IntentName),
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Violation(violation) => return violation.fmt(f),
            Self::MissingReprompt => "Alexa listens, but there is no reprompt",
            Self::QuestionUnheard => "a question is asked, but Alexa does not listen",
            Self::SilentQuestion => "Alexa listens, but nothing was said",
            Self::AnswerUnheard => "the answer to this request reaches nobody, but it is not empty",
            Self::LinkCardUnasked => "a link-account card in answer to help or leaving",
            Self::LinkCardUnmentioned => {
                "a link-account card, but the speech does not name the Alexa app"
            }
            Self::TokenInAnswer => "the answer has the access token in it",
            Self::UnhandledIntent(intent) => {
                return write!(f, "no handler takes {intent}, which is in the model");
            }
        })
    }
}

/// What there is to say of a turn.
pub(super) fn lints(turn: &Turn) -> Vec<Lint> {
    let mut found = Vec::new();
    for exchange in turn.exchanges() {
        let violations = exchange.answer().check();
        found.extend(violations.into_iter().map(Lint::Violation));
        let answer = exchange.response().to_string();
        if let Some(token) = exchange.envelope().access_token()
            && answer.contains(token.expose_secret())
        {
            found.push(Lint::TokenInAnswer);
        }
        cards(exchange, &mut found);
        heard(exchange, &mut found);
    }
    session(turn, &mut found);
    found
}

/// What is said and shown where it must not be.
fn cards(exchange: &super::Exchange, found: &mut Vec<Lint>) {
    let response = &exchange.answer().response;
    if !matches!(response.card, Some(Card::LinkAccount(_))) {
        return;
    }
    let leaving = [
        IntentName::HELP,
        IntentName::STOP,
        IntentName::CANCEL,
        IntentName::NAVIGATE_HOME,
    ];
    let intent = exchange.envelope().intent_name();
    if intent.is_some_and(|intent| leaving.contains(intent)) {
        found.push(Lint::LinkCardUnasked);
    }
    let said = response
        .output_speech
        .as_ref()
        .and_then(|speech| speech.content());
    if !said.unwrap_or_default().contains("Alexa") {
        found.push(Lint::LinkCardUnmentioned);
    }
}

fn heard(exchange: &super::Exchange, found: &mut Vec<Lint>) {
    let response = &exchange.answer().response;
    let event = exchange
        .envelope()
        .request_type()
        .starts_with("AlexaSkillEvent.");
    let unheard = event || matches!(exchange.envelope().request, Request::SessionEnded(_));
    let empty = response.output_speech.is_none()
        && response.card.is_none()
        && response.directives.as_ref().is_none_or(Vec::is_empty);
    if unheard && !empty {
        found.push(Lint::AnswerUnheard);
    }
}

fn session(turn: &Turn, found: &mut Vec<Lint>) {
    let Some(last) = turn.exchanges().last() else {
        return;
    };
    let response = &last.answer().response;
    let asked = response.output_speech.as_ref().is_some_and(asks);
    // With `shouldEndSession` it is a violation already.
    if asked && turn.session() != SessionState::Listening && response.should_end_session.is_none() {
        found.push(Lint::QuestionUnheard);
    }
    if turn.session() != SessionState::Listening || turn.prompt().is_some() {
        return;
    }
    if response.output_speech.is_none() {
        found.push(Lint::SilentQuestion);
    } else if response.reprompt.is_none() {
        found.push(Lint::MissingReprompt);
    }
}

impl Turn {
    /// Everything that is doubtful in the turn.
    pub fn lints(&self) -> Vec<Lint> {
        let mut found = lints(self);
        found.extend(self.unhandled.iter().cloned().map(Lint::UnhandledIntent));
        found
    }

    /// The turn without the secrets of its requests, as text of yours.
    pub(super) fn masked(&self, text: &str) -> String {
        self.mask().text(text)
    }
}
