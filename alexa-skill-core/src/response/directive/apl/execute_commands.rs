use super::Command;
use crate::wire::model;

model! {
    /// Sends commands to a document that is shown.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::{
    ///     ExecuteCommandsDirective, SetPageCommand, SpeakItemCommand,
    /// };
    ///
    /// let directive = ExecuteCommandsDirective::new("menu")
    ///     .command(SetPageCommand::new("dishes", 2))
    ///     .command(SpeakItemCommand::new("soup"));
    /// ```
    pub struct ExecuteCommandsDirective requires(commands, token) {
        /// What to do; one starts when the one before it is done.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
        /// The name that the document was shown under.
        pub token: Option<String>,
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
