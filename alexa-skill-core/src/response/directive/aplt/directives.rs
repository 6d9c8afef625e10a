use serde_json::Value;

use super::Command;
use crate::wire::{model, open_enum};

model! {
    /// Shows an APLT document.
    pub struct RenderDocumentDirective {
        /// The skill's own name for the document.
        pub token: Option<String>,
        /// The display that it is made for.
        pub target_profile: Option<TargetProfile>,
        /// The document, a JSON object.
        pub document: Option<Value>,
        /// The data that the document binds to, by name: a JSON object.
        pub datasources: Option<Value>,
    }
}

open_enum! {
    /// A display that a document is made for.
    pub enum TargetProfile {
        /// Four characters of seven segments.
        FourCharacterClock = "FOUR_CHARACTER_CLOCK",
        /// None in particular.
        None = "NONE",
    }
}

model! {
    /// Sends commands to a document that is shown.
    pub struct ExecuteCommandsDirective requires(commands, token) {
        /// What to do; one starts when the one before it is done.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
        /// The name that the document was shown under.
        pub token: Option<String>,
    }
}

impl RenderDocumentDirective {
    /// Shows `document` under the name `token`.
    pub fn new(token: impl Into<String>, document: impl Into<Value>) -> Self {
        Self::default().token(token).document(document)
    }
}

impl ExecuteCommandsDirective {
    /// Sends the commands that are added to the document shown as `token`.
    pub fn new(token: impl Into<String>) -> Self {
        Self::empty().token(token).commands([])
    }

    /// Adds a command.
    #[must_use]
    pub fn command(mut self, command: impl Into<Command>) -> Self {
        self.commands.get_or_insert_default().push(command.into());
        self
    }
}
