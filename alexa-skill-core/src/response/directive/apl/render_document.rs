use serde_json::Value;

use crate::wire::model;

model! {
    /// Shows an APL document.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::RenderDocumentDirective;
    /// use serde_json::json;
    ///
    /// let stored = RenderDocumentDirective::link("menu", "doc://alexa/apl/documents/menu")
    ///     .datasources(json!({ "menu": { "dishes": ["soup", "rice"] } }));
    /// assert_eq!(stored.document, Some(json!({
    ///     "type": "Link",
    ///     "src": "doc://alexa/apl/documents/menu",
    /// })));
    /// ```
    pub struct RenderDocumentDirective {
        /// The skill's own name for the document: commands and user events refer to it.
        pub token: Option<String>,
        /// The document, a JSON object: APL itself, or a link to a stored one.
        pub document: Option<Value>,
        /// The data that the document binds to, by name: a JSON object.
        pub datasources: Option<Value>,
        /// Documents of other kinds that are played with this one, such as APLA, by name: a JSON
        /// object.
        pub sources: Option<Value>,
        /// Packages that the document refers to.
        pub packages: Option<Vec<Value>>,
    }
}

impl RenderDocumentDirective {
    /// Shows `document` under the name `token`.
    pub fn new(token: impl Into<String>, document: impl Into<Value>) -> Self {
        Self::default().token(token).document(document)
    }

    /// Shows a document that is stored with the skill, by its address such as
    /// `doc://alexa/apl/documents/menu`.
    pub fn link(token: impl Into<String>, source: impl Into<String>) -> Self {
        let link = serde_json::json!({ "type": "Link", "src": source.into() });
        Self::new(token, link)
    }
}
