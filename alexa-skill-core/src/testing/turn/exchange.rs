use std::fmt;
use std::time::Duration;

use serde_json::Value;

use super::Mask;
use crate::request::RequestEnvelope;
use crate::response::ResponseEnvelope;

/// One request and its answer.
///
/// `Debug` masks tokens; [`request`](Self::request) does not.
#[derive(Clone)]
pub struct Exchange {
    request: Value,
    envelope: RequestEnvelope,
    response: Value,
    answer: ResponseEnvelope,
    took: Duration,
}

impl Exchange {
    pub(in crate::testing) fn new(
        request: Value,
        envelope: RequestEnvelope,
        response: Value,
        answer: ResponseEnvelope,
        took: Duration,
    ) -> Self {
        Self {
            request,
            envelope,
            response,
            answer,
            took,
        }
    }

    /// The request as JSON, with the access token in it.
    pub fn request(&self) -> &Value {
        &self.request
    }

    /// The request.
    pub fn envelope(&self) -> &RequestEnvelope {
        &self.envelope
    }

    /// The answer as JSON, as it came.
    pub fn response(&self) -> &Value {
        &self.response
    }

    /// The answer.
    pub fn answer(&self) -> &ResponseEnvelope {
        &self.answer
    }

    /// How long the skill took.
    pub fn took(&self) -> Duration {
        self.took
    }
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mask = Mask::from_iter([&self.request]);
        f.debug_struct("Exchange")
            .field("request", &format_args!("{}", mask.json(&self.request)))
            .field("response", &format_args!("{}", mask.json(&self.response)))
            .field("took", &self.took)
            .finish_non_exhaustive()
    }
}
