//! One request, its answer, and what the answer does to session and device.

use std::time::Instant;

use serde_json::Value;

use super::VirtualAlexa;
use crate::clock::{SystemClock, timeout};
use crate::request::{RequestEnvelope, SupportedInterfaces};
use crate::response::{Directive, ResponseEnvelope};
use crate::testing::turn::{Exchange, TurnDraft};
use crate::testing::{SessionState, TestingError, Turn};

impl VirtualAlexa {
    pub(super) async fn call_in_session(
        &mut self,
        turn: &mut TurnDraft,
        request: Value,
    ) -> Result<ResponseEnvelope, TestingError> {
        let answer = self.call(turn, request, true).await;
        let Ok(answer) = answer else {
            // Alexa tells the user that there was a problem, and the session is over.
            self.session = None;
            return answer;
        };
        self.apply(&answer);
        Ok(answer)
    }

    pub(super) async fn call(
        &mut self,
        turn: &mut TurnDraft,
        request: Value,
        in_session: bool,
    ) -> Result<ResponseEnvelope, TestingError> {
        let message = self.message(request, in_session)?;
        let body = serde_json::to_vec(&message).map_err(TestingError::Write)?;
        let request_type = message["request"]["type"].as_str().unwrap_or_default();
        let wrong = |source| TestingError::Answer {
            request_type: request_type.to_owned(),
            source,
        };
        let envelope = RequestEnvelope::from_slice(&body).map_err(wrong)?;
        let started = Instant::now();
        let answer = timeout(&SystemClock, self.deadline, self.endpoint.call(&body)).await;
        let took = started.elapsed();
        let answer = match answer {
            Some(Ok(answer)) => answer,
            Some(Err(source)) => {
                return Err(TestingError::Skill {
                    request_type: request_type.to_owned(),
                    source,
                });
            }
            None => {
                return Err(TestingError::Timeout {
                    request_type: request_type.to_owned(),
                    after: self.deadline,
                });
            }
        };
        let response = ResponseEnvelope::from_slice(&answer).map_err(wrong)?;
        let json = crate::parse::from_bytes(&answer).map_err(wrong)?;
        turn.exchanges.push(Exchange::new(
            message,
            envelope,
            json,
            response.clone(),
            took,
        ));
        Ok(response)
    }

    fn apply(&mut self, answer: &ResponseEnvelope) {
        self.play(answer);
        let ends = self.ends_session(answer);
        let Some(session) = &mut self.session else {
            return;
        };
        session.begun = true;
        session.attributes = answer
            .session_attributes
            .as_ref()
            .and_then(|attributes| attributes.get().ok().cloned())
            .unwrap_or_default();
        for directive in answer.response.directives.iter().flatten() {
            match directive {
                Directive::DynamicEntities(update) => session.entities.update(update),
                directive if directive.tag() == "Alexa.Presentation.APL.RenderDocument" => {
                    session.document = token(directive);
                }
                directive if directive.tag() == "Connections.StartConnection" => {
                    session.connection = token(directive);
                }
                _ => {}
            }
        }
        if ends {
            self.session = None;
        }
    }

    /// Without `shouldEndSession` the session stays open on a screen that shows something, while a
    /// dialog goes on, and while another skill or a video has the user's attention.
    fn ends_session(&self, answer: &ResponseEnvelope) -> bool {
        if let Some(end) = answer.response.should_end_session {
            return end;
        }
        let screen = self.interfaces.supports(SupportedInterfaces::APL)
            || self.interfaces.supports(SupportedInterfaces::DISPLAY)
            || self.interfaces.supports(SupportedInterfaces::HTML);
        let directives = answer.response.directives.iter().flatten();
        !directives.map(Directive::tag).any(|tag| {
            tag.starts_with("Dialog.")
                || tag == "Connections.StartConnection"
                || tag == "VideoApp.Launch"
                || screen
                    && (tag.ends_with(".RenderDocument")
                        || tag == "Display.RenderTemplate"
                        || tag.starts_with("Alexa.Presentation.HTML."))
        })
    }

    /// The turn with the session as it is now.
    pub(super) fn turn(&self, draft: TurnDraft) -> Turn {
        let listens = draft.prompt.is_some()
            || draft.exchanges.last().is_some_and(|exchange| {
                exchange.answer().response.should_end_session == Some(false)
            });
        let state = match &self.session {
            None => SessionState::Ended,
            Some(session) if listens || session.question.is_some() => SessionState::Listening,
            Some(_) => SessionState::Open,
        };
        draft.finish(state, self.unhandled())
    }
}

/// The token of a directive, whether it has a type here or not.
fn token(directive: &Directive) -> Option<String> {
    let json = serde_json::to_value(directive).ok()?;
    Some(json.get("token")?.as_str()?.to_owned())
}
