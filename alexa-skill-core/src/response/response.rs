use serde_json::Value;

use super::{
    CanFulfillIntent, Card, Directive, ExperimentTriggers, OutputSpeech, Reprompt, ResponseBuilder,
    Violation, limits,
};
use crate::wire::model;

model! {
    /// What a skill answers to one request. [`Response::builder`] is the usual way to one.
    pub struct Response {
        /// What Alexa says.
        pub output_speech: Option<OutputSpeech>,
        /// What the Alexa app shows.
        pub card: Option<Card>,
        /// What Alexa says if the user does not answer.
        pub reprompt: Option<Reprompt>,
        /// What else the device does.
        #[serde(deserialize_with = "crate::wire::list")]
        pub directives: Option<Vec<Directive>>,
        /// What an API of an Alexa Conversations skill returns: any JSON. `null` is a value here.
        #[serde(deserialize_with = "crate::wire::any")]
        pub api_response: Option<Value>,
        /// `true` ends the session, `false` opens the microphone, absent leaves the session open
        /// without listening.
        pub should_end_session: Option<bool>,
        /// Whether the skill could do what it was asked.
        pub can_fulfill_intent: Option<CanFulfillIntent>,
        /// The experiments that this response counts towards.
        pub experimentation: Option<ExperimentTriggers>,
    }
}

impl Response {
    /// Starts an empty response.
    pub fn builder() -> ResponseBuilder {
        ResponseBuilder::default()
    }

    /// As [`ResponseEnvelope::check`](super::ResponseEnvelope::check), without the envelope: paths
    /// begin in the response, and session attributes do not count towards its size.
    pub fn check(&self) -> Vec<Violation> {
        limits::check_response(self)
    }
}
