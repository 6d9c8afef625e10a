use serde_json::{Map, Value};

use crate::request::ConnectionStatus;
use crate::wire::{model, open_enum};

model! {
    /// Hands the user over to a task of Alexa's or of another skill. With
    /// [`OnCompletion::ResumeSession`] the skill hears of the outcome by a
    /// [`SessionResumedRequest`](crate::request::SessionResumedRequest).
    ///
    /// ```
    /// use alexa_skill_core::response::Response;
    /// use alexa_skill_core::response::directive::{OnCompletion, StartConnectionDirective};
    ///
    /// let response = Response::builder()
    ///     .add_directive(StartConnectionDirective::account_linking().token("linking"))
    ///     .add_directive(
    ///         StartConnectionDirective::new("connection://AMAZON.PrintPDF/1")
    ///             .on_completion(OnCompletion::SendErrorsOnly),
    ///     )
    ///     .build();
    /// ```
    pub struct StartConnectionDirective {
        /// The task, such as `connection://AMAZON.PrintPDF/1`.
        pub uri: Option<String>,
        /// What the skill hears of the outcome.
        pub on_completion: Option<OnCompletion>,
        /// What the task needs to know.
        pub input: Option<Map<String, Value>>,
        /// Comes back with the outcome.
        pub token: Option<String>,
    }
}

open_enum! {
    /// What a skill hears of a connection's outcome.
    pub enum OnCompletion {
        /// The session goes on, by a `SessionResumedRequest`.
        ResumeSession = "RESUME_SESSION",
        /// Only what went wrong.
        SendErrorsOnly = "SEND_ERRORS_ONLY",
    }
}

model! {
    /// Answers a request that came over a connection.
    pub struct SendResponseDirective {
        /// How it went.
        pub status: Option<ConnectionStatus>,
        /// What it resulted in.
        pub payload: Option<Map<String, Value>>,
    }
}

impl StartConnectionDirective {
    /// The address of account linking by voice.
    pub const ACCOUNT_LINKING: &'static str = "connection://AMAZON.AskForAccountLinking/1";

    /// Starts the task at `uri`.
    pub fn new(uri: impl Into<String>) -> Self {
        Self::default().uri(uri)
    }

    /// Offers by voice to link the user's account; the skill is resumed afterwards. The service
    /// must allow it: `voiceForwardAccountLinking` in the skill's account linking settings.
    pub fn account_linking() -> Self {
        // The form is that of the Alexa Skills Kit's page on voice-forward account linking.
        let input = [("@type", "AskForAccountLinking"), ("@version", "1")]
            .map(|(name, value)| (name.to_owned(), Value::from(value)));
        Self::new(Self::ACCOUNT_LINKING)
            .input(Map::from_iter(input))
            .on_completion(OnCompletion::ResumeSession)
    }
}

impl SendResponseDirective {
    /// An answer by its status code, such as `200`.
    pub fn new(code: impl Into<String>) -> Self {
        Self::default().status(ConnectionStatus::default().code(code))
    }
}
