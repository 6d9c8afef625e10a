use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::{Response, Violation, limits};
use crate::wire::ObjectOnly;
use crate::{Lazy, ParseError};

/// One answer to Alexa.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ResponseEnvelope {
    /// The version of the message format, `1.0`.
    pub version: Cow<'static, str>,
    /// What Alexa keeps for the next request of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_attributes: Option<Lazy<Map<String, Value>>>,
    /// The software that answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<Cow<'static, str>>,
    /// The answer.
    pub response: Response,
}

impl<'de> Deserialize<'de> for ResponseEnvelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        struct ResponseEnvelope {
            version: Option<Cow<'static, str>>,
            session_attributes: Option<Lazy<Map<String, Value>>>,
            user_agent: Option<Cow<'static, str>>,
            response: Option<Response>,
        }

        let read = <ResponseEnvelope as Deserialize>::deserialize(ObjectOnly(deserializer))?;
        Ok(Self {
            version: read.version.unwrap_or(VERSION),
            session_attributes: read.session_attributes,
            user_agent: read.user_agent,
            response: read.response.unwrap_or_default(),
        })
    }
}

const VERSION: Cow<'static, str> = Cow::Borrowed("1.0");

impl ResponseEnvelope {
    /// An envelope around `response` and nothing else.
    pub fn new(response: impl Into<Response>) -> Self {
        Self {
            version: VERSION,
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

    /// As [`from_slice`](Self::from_slice), and reads at once what otherwise waits as text.
    pub fn from_slice_eagerly(body: &[u8]) -> Result<Self, ParseError> {
        crate::parse::from_bytes_eagerly(body)
    }

    /// The answer as JSON, for Alexa.
    pub fn to_vec(&self) -> Result<Vec<u8>, serde_json::Error> {
        let attributes = self.session_attributes.as_ref().map_or(0, Lazy::known_len);
        let mut json = Vec::with_capacity(768 + attributes);
        serde_json::to_writer(&mut json, self)?;
        Ok(json)
    }

    /// Every limit of Alexa's that the answer breaks, and everything in it that contradicts itself.
    ///
    /// The limits are those of the Alexa Skills Kit's JSON reference. Of the whole answer it has said
    /// 24 KB and later 120 KB; here it is 24 KB, session attributes included, which is safe
    /// everywhere. Lengths of text are in characters, markup included. What was made by a `raw` is
    /// checked as what Alexa will read.
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
