use std::fmt;

use super::HandlerChoice;
use crate::request::IntentName;

/// Which handler takes which intent of the interaction model.
///
/// It prints as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlerReport {
    pub(super) intents: Vec<(IntentName, HandlerChoice)>,
}

impl HandlerReport {
    /// Every intent of the model, in its order, and who takes it.
    pub fn intents(&self) -> impl Iterator<Item = (&IntentName, &HandlerChoice)> {
        self.intents.iter().map(|(intent, choice)| (intent, choice))
    }

    /// The intents that no handler takes: saying them fails.
    pub fn unhandled(&self) -> impl Iterator<Item = &IntentName> {
        self.chosen(&HandlerChoice::Nobody)
    }

    /// The intents that only the handler for everything else takes.
    pub fn fallback_only(&self) -> impl Iterator<Item = &IntentName> {
        self.chosen(&HandlerChoice::Fallback)
    }

    fn chosen(&self, choice: &HandlerChoice) -> impl Iterator<Item = &IntentName> {
        let intents = self.intents.iter();
        intents.filter_map(move |(intent, taken)| (taken == choice).then_some(intent))
    }

    /// Every intent of the model has a handler of its own.
    ///
    /// # Panics
    /// Where one has not, with the table.
    #[track_caller]
    pub fn assert_complete(&self) -> &Self {
        let complete =
            |(_, choice): &(IntentName, HandlerChoice)| matches!(choice, HandlerChoice::Handler(_));
        assert!(
            self.intents.iter().all(complete),
            "expected a handler for every intent of the model\n\n{self}"
        );
        self
    }
}

impl fmt::Display for HandlerReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.intents.iter().map(|(intent, _)| intent.as_str().len());
        let width = names.max().unwrap_or_default();
        for (intent, choice) in &self.intents {
            let taken = match choice {
                HandlerChoice::Handler(name) => name,
                HandlerChoice::Fallback => "only the fallback",
                HandlerChoice::Nobody => "nobody",
                HandlerChoice::Unknown => "unknown: the skill is not in this process",
            };
            writeln!(f, "{:width$}  {taken}", intent.as_str())?;
        }
        Ok(())
    }
}
