//! `Alexa.Presentation.HTML`: web apps on devices.
//!
//! ```
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::response::directive::html::{
//!     HandleMessageDirective, StartDirective, Transformer, TransformerType,
//! };
//! use serde_json::json;
//!
//! let start = Response::builder()
//!     .add_directive(
//!         StartDirective::new("https://example.com/game.html")
//!             .timeout_in_seconds(300)
//!             .data(json!({ "level": 1, "greeting": "Welcome back!" }))
//!             .transformer(
//!                 Transformer::new(TransformerType::TextToSpeech, "greeting").output_name("sound"),
//!             ),
//!     )
//!     .build();
//! let later = HandleMessageDirective::new(json!({ "level": 2 }));
//! ```

use serde_json::Value;

use crate::wire::{model, open_enum};

model! {
    /// Starts a web app.
    pub struct StartDirective requires(request, configuration) {
        /// What the app gets when it starts: any JSON, of at most 24 KB.
        pub data: Option<Value>,
        /// What is made of texts in `data`.
        #[serde(deserialize_with = "crate::wire::list")]
        pub transformers: Option<Vec<Transformer>>,
        /// Where the app is.
        pub request: Option<StartRequest>,
        /// How it runs.
        pub configuration: Option<Configuration>,
    }
}

model! {
    /// Sends a message to the web app that runs.
    pub struct HandleMessageDirective new(message: Value) {
        /// The message: any JSON, of at most 24 KB. `null` is a value here.
        #[serde(deserialize_with = "crate::wire::any")]
        pub message: Option<Value>,
        /// What is made of texts in it.
        #[serde(deserialize_with = "crate::wire::list")]
        pub transformers: Option<Vec<Transformer>>,
    }
}

model! {
    /// What is made of a text in a message to a web app.
    pub struct Transformer new(transformer: TransformerType, input_path: String) {
        /// What is made.
        pub transformer: Option<TransformerType>,
        /// Where the text is in the message, such as `items.*.text`.
        pub input_path: Option<String>,
        /// The member that gets the result, beside the text; without it, the text is replaced.
        pub output_name: Option<String>,
    }
}

open_enum! {
    /// What is made of a text.
    pub enum TransformerType {
        /// The address of a sound that says the SSML.
        SsmlToSpeech = "ssmlToSpeech",
        /// The address of a sound that says the text.
        TextToSpeech = "textToSpeech",
        /// A hint with the device's wake word.
        TextToHint = "textToHint",
        /// The text without the SSML's marks.
        SsmlToText = "ssmlToText",
    }
}

model! {
    /// Where a web app is.
    pub struct StartRequest new(method: StartRequestMethod) {
        /// The HTTP method.
        pub method: Option<StartRequestMethod>,
        /// The https address.
        pub uri: Option<String>,
        /// HTTP headers by name: a JSON object.
        pub headers: Option<Value>,
    }
}

open_enum! {
    /// An HTTP method.
    pub enum StartRequestMethod {
        /// The only one.
        Get = "GET",
    }
}

model! {
    /// How a web app runs.
    pub struct Configuration {
        /// How long it runs without a touch or an answer, in seconds.
        pub timeout_in_seconds: Option<i64>,
    }
}

impl StartDirective {
    /// Starts the app at the https address `uri`.
    pub fn new(uri: impl Into<String>) -> Self {
        Self::empty()
            .request(StartRequest::new(StartRequestMethod::Get).uri(uri))
            .configuration(Configuration::default())
    }

    /// Sets how long the app runs without a touch or an answer, in seconds.
    #[must_use]
    pub fn timeout_in_seconds(mut self, seconds: i64) -> Self {
        let configuration = self.configuration.get_or_insert_default();
        configuration.timeout_in_seconds = Some(seconds);
        self
    }

    /// Adds what is made of a text in the data.
    #[must_use]
    pub fn transformer(mut self, transformer: Transformer) -> Self {
        self.transformers.get_or_insert_default().push(transformer);
        self
    }
}

impl HandleMessageDirective {
    /// Adds what is made of a text in the message.
    #[must_use]
    pub fn transformer(mut self, transformer: Transformer) -> Self {
        self.transformers.get_or_insert_default().push(transformer);
        self
    }
}
