use super::{Directive, OutputSpeech};
use crate::wire::model;

model! {
    /// What Alexa says if the user does not answer.
    pub struct Reprompt {
        /// The speech.
        pub output_speech: Option<OutputSpeech>,
        /// What else happens then.
        #[serde(deserialize_with = "crate::wire::list")]
        pub directives: Option<Vec<Directive>>,
    }
}
