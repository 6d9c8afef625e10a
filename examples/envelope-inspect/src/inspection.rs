use std::collections::BTreeMap;

use alexa_skill_core::request::{Request, RequestEnvelope};
use alexa_skill_core::response::{
    Card, Directive, OutputSpeech, Response, ResponseEnvelope, Violation,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::compare::{Fate, Finding, compare};
use crate::refusal::Refusal;

/// What came of a document that was read.
pub(crate) struct Inspection {
    pub(crate) envelope: Envelope,
    /// What was not understood.
    pub(crate) findings: Vec<Finding>,
    /// The limits that a response breaks.
    pub(crate) violations: Vec<Violation>,
    /// What the SDK's types write back.
    pub(crate) rewritten: String,
}

/// What kind of message it is, and of what types.
pub(crate) enum Envelope {
    Request { tag: String },
    Response { directives: Vec<String> },
}

/// What a document looks like from outside.
enum Shape {
    Request,
    Response,
    SmartHome(String),
    Neither,
}

impl Inspection {
    pub(crate) fn of(body: &[u8]) -> Result<Self, Refusal> {
        match Shape::of(body) {
            Shape::Request => Self::of_request(body),
            Shape::Response => Self::of_response(body),
            Shape::SmartHome(name) => Err(Refusal::SmartHome(name)),
            Shape::Neither => Err(Refusal::Neither),
        }
    }

    fn of_request(body: &[u8]) -> Result<Self, Refusal> {
        let request = RequestEnvelope::from_slice_eagerly(body).map_err(Refusal::Unreadable)?;
        let (rewritten, mut findings) = rewrite(body, &request)?;
        if matches!(request.request, Request::Unknown(_)) {
            findings.push(kept("request"));
        }
        if let Some(context) = &request.context {
            let others = context.others.keys();
            findings.extend(others.map(|name| kept(&format!("context.{name}"))));
        }
        Ok(Self {
            envelope: Envelope::Request {
                tag: request.request_type().to_owned(),
            },
            findings,
            violations: Vec::new(),
            rewritten,
        })
    }

    fn of_response(body: &[u8]) -> Result<Self, Refusal> {
        let answer = ResponseEnvelope::from_slice_eagerly(body).map_err(Refusal::Unreadable)?;
        let (rewritten, mut findings) = rewrite(body, &answer)?;
        keep_unknown(&answer.response, &mut findings);
        let directives = answer.response.directives.iter().flatten();
        Ok(Self {
            envelope: Envelope::Response {
                directives: directives.map(|one| one.tag().to_owned()).collect(),
            },
            findings,
            violations: answer.check(),
            rewritten,
        })
    }
}

impl Shape {
    /// By the members of the outermost object. What cannot be read at all is taken for a request, whose
    /// reader says what is wrong.
    fn of(body: &[u8]) -> Self {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let members: BTreeMap<String, &RawValue> = match serde_json::from_slice(body) {
            Ok(members) => members,
            Err(_) if serde_json::from_slice::<Value>(body).is_ok() => return Self::Neither,
            Err(_) => return Self::Request,
        };
        let smart_home = || {
            let message = members.get("directive").or_else(|| members.get("event"))?;
            let message: SmartHome = serde_json::from_str(message.get()).ok()?;
            Some(format!(
                "{} {}",
                message.header.namespace, message.header.name
            ))
        };
        if members.contains_key("request") {
            Self::Request
        } else if members.contains_key("response") || members.contains_key("sessionAttributes") {
            Self::Response
        } else if let Some(name) = smart_home() {
            Self::SmartHome(name)
        } else {
            Self::Neither
        }
    }
}

#[derive(Deserialize)]
struct SmartHome {
    header: Header,
}

#[derive(Deserialize)]
struct Header {
    namespace: String,
    name: String,
}

/// What `envelope` is written as, and what of `body` that misses or changes.
fn rewrite<T: Serialize>(body: &[u8], envelope: &T) -> Result<(String, Vec<Finding>), Refusal> {
    let unwritable = |error: serde_json::Error| Refusal::Unwritable(error.to_string());
    let rewritten = serde_json::to_string(envelope).map_err(unwritable)?;
    let written: Value = serde_json::from_str(&rewritten).map_err(unwritable)?;
    // Where the types pass over a member that is no valid JSON value, there is nothing to compare.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let document: Value = serde_json::from_slice(body).map_err(unwritable)?;
    Ok((rewritten, compare(&document, &written)))
}

fn kept(path: &str) -> Finding {
    Finding {
        path: path.to_owned(),
        fate: Fate::Kept,
    }
}

/// Adds the parts that have no type.
fn keep_unknown(response: &Response, findings: &mut Vec<Finding>) {
    let mut part = |unknown: bool, path: &str| {
        if unknown {
            findings.push(kept(path));
        }
    };
    let unknown_speech =
        |speech: Option<&OutputSpeech>| matches!(speech, Some(OutputSpeech::Unknown(_)));
    let unknown = |directive: &Directive| matches!(directive, Directive::Unknown(_));
    part(
        unknown_speech(response.output_speech.as_ref()),
        "response.outputSpeech",
    );
    part(
        matches!(response.card, Some(Card::Unknown(_))),
        "response.card",
    );
    for (index, directive) in response.directives.iter().flatten().enumerate() {
        part(unknown(directive), &format!("response.directives[{index}]"));
    }
    let Some(reprompt) = &response.reprompt else {
        return;
    };
    part(
        unknown_speech(reprompt.output_speech.as_ref()),
        "response.reprompt.outputSpeech",
    );
    for (index, directive) in reprompt.directives.iter().flatten().enumerate() {
        part(
            unknown(directive),
            &format!("response.reprompt.directives[{index}]"),
        );
    }
}
