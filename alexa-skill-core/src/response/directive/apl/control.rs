use serde_json::Value;

use super::Command;
use super::command::command;
use crate::response::directive::Expr;

command! {
    /// Waits, by its `delay`.
    IdleCommand {}
}

command! {
    /// Closes the document.
    FinishCommand {}
}

command! {
    /// Builds the document anew, with what the device is like now.
    ReinflateCommand {}
}

command! {
    /// Runs commands at once; it is done when all are.
    ParallelCommand new(commands: Vec<Command>) {
        /// The commands.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
    }
}

command! {
    /// Runs commands one after the other.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::{
    ///     ParallelCommand, ScrollCommand, SequentialCommand, SpeakItemCommand,
    /// };
    ///
    /// let commands = SequentialCommand::default()
    ///     .command(SpeakItemCommand::new("title"))
    ///     .command(
    ///         ParallelCommand::default()
    ///             .command(SpeakItemCommand::new("text"))
    ///             .command(ScrollCommand::new("text").distance(0.5)),
    ///     );
    /// ```
    SequentialCommand new(commands: Vec<Command>) {
        /// Run where the sequence is broken off.
        #[serde(deserialize_with = "crate::wire::list")]
        pub catch: Option<Vec<Command>>,
        /// The commands.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
        /// Run in the end, broken off or not.
        #[serde(deserialize_with = "crate::wire::list")]
        pub finally: Option<Vec<Command>>,
        /// How often the commands are repeated after the first run.
        pub repeat_count: Option<Expr<i64>>,
    }
}

command! {
    /// Runs the first command whose `when` is true, for each item of `data` if there is such.
    SelectCommand new(commands: Vec<Command>) {
        /// The commands to choose from.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
        /// What is tried one after the other, as `${data}` in the commands.
        pub data: Option<Vec<Value>>,
        /// Run where no command applies.
        #[serde(deserialize_with = "crate::wire::list")]
        pub otherwise: Option<Vec<Command>>,
    }
}

/// A command of commands: it may begin without any.
macro_rules! commands {
    ($($name:ident)+) => {$(
        impl $name {
            /// Adds a command.
            #[must_use]
            pub fn command(mut self, command: impl Into<Command>) -> Self {
                self.commands.get_or_insert_default().push(command.into());
                self
            }
        }

        /// Without commands yet.
        impl Default for $name {
            fn default() -> Self {
                Self::new([])
            }
        }
    )+};
}

commands! { ParallelCommand SequentialCommand SelectCommand }
