//! `Alexa.Presentation.APLA`: documents that are heard.

use serde_json::Value;

use crate::wire::model;

model! {
    /// Plays an APLA document.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apla::RenderDocumentDirective;
    /// use serde_json::json;
    ///
    /// let rain = RenderDocumentDirective::new("rain", json!({
    ///     "type": "APLA",
    ///     "version": "0.91",
    ///     "mainTemplate": { "item": { "type": "Audio", "source": "https://example.com/rain.mp3" } },
    /// }));
    /// ```
    pub struct RenderDocumentDirective {
        /// The skill's own name for the document.
        pub token: Option<String>,
        /// The document, a JSON object: APLA itself, or a link to a stored one.
        pub document: Option<Value>,
        /// The data that the document binds to, by name: a JSON object.
        pub datasources: Option<Value>,
    }
}

impl RenderDocumentDirective {
    /// Plays `document` under the name `token`.
    pub fn new(token: impl Into<String>, document: impl Into<Value>) -> Self {
        Self::default().token(token).document(document)
    }
}
