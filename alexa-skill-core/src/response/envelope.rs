use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Response, Violation, limits};
use crate::{Lazy, ParseError};

/// One answer to Alexa.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ResponseEnvelope {
    /// The version of the message format, `1.0`.
    #[serde(default = "version")]
    pub version: String,
    /// What Alexa keeps for the next request of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_attributes: Option<Lazy<Map<String, Value>>>,
    /// The software that answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// The answer.
    #[serde(default)]
    pub response: Response,
}

fn version() -> String {
    "1.0".to_owned()
}

impl ResponseEnvelope {
    /// An envelope around `response` and nothing else.
    pub fn new(response: impl Into<Response>) -> Self {
        Self {
            version: version(),
            session_attributes: None,
            user_agent: None,
            response: response.into(),
        }
    }

    /// Reads an answer, for tests and tools. The bounds are those of
    /// [`RequestEnvelope::from_slice`](crate::request::RequestEnvelope::from_slice).
    pub fn from_slice(body: &[u8]) -> Result<Self, ParseError> {
        crate::parse::from_bytes(body)
    }

    /// Every limit of Alexa's that the answer breaks, and everything in it that contradicts itself.
    ///
    /// ```
    /// use alexa_skill_core::response::{Response, ResponseEnvelope};
    ///
    /// let answer = Response::builder().speak(&"a".repeat(9000)).build();
    /// let violations = ResponseEnvelope::new(answer).check();
    /// assert_eq!(violations[0].field, "response.outputSpeech.ssml");
    /// assert_eq!((violations[0].limit, violations[0].size), (Some(8000), Some(9000)));
    /// ```
    pub fn check(&self) -> Vec<Violation> {
        limits::check(self)
    }
}
