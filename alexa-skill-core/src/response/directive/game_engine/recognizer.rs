use crate::UnknownObject;
use crate::request::game_engine::InputEventAction;
use crate::wire::{model, open_enum, tagged_enum};

tagged_enum! {
    /// What may be true of the presses so far.
    pub enum Recognizer by "type", expecting "a recognizer" {
        /// The pattern of another recognizer cannot be reached any more:
        Deviation(DeviationRecognizer) = "deviation",
        /// A pattern was pressed:
        Match(PatternRecognizer) = "match",
        /// A part of a pattern was pressed:
        Progress(ProgressRecognizer) = "progress",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// True when the pattern of another recognizer cannot be reached any more.
    pub struct DeviationRecognizer {
        /// The other recognizer's name.
        pub recognizer: Option<String>,
    }
}

model! {
    /// True when a part of another recognizer's pattern was pressed.
    pub struct ProgressRecognizer {
        /// The other recognizer's name.
        pub recognizer: Option<String>,
        /// How much of the pattern, in percent.
        #[serde(serialize_with = "crate::wire::optional_number")]
        pub completion: Option<f64>,
    }
}

model! {
    /// True when a pattern was pressed.
    pub struct PatternRecognizer {
        /// Where in the history of presses it must be.
        pub anchor: Option<PatternRecognizerAnchorType>,
        /// Whether other presses may come between.
        pub fuzzy: Option<bool>,
        /// The buttons that count; without it, all.
        #[serde(deserialize_with = "crate::wire::list")]
        pub gadget_ids: Option<Vec<String>>,
        /// What counts: `down`, `up`; without it, both.
        #[serde(deserialize_with = "crate::wire::list")]
        pub actions: Option<Vec<String>>,
        /// The presses, one after the other.
        #[serde(deserialize_with = "crate::wire::list")]
        pub pattern: Option<Vec<Pattern>>,
    }
}

open_enum! {
    /// Where in the history of presses a pattern must be.
    pub enum PatternRecognizerAnchorType {
        /// At the start.
        Start = "start",
        /// At the end.
        End = "end",
        /// Anywhere.
        Anywhere = "anywhere",
    }
}

model! {
    /// One press of a pattern.
    pub struct Pattern {
        /// Any of these buttons; without it, any at all.
        #[serde(deserialize_with = "crate::wire::list")]
        pub gadget_ids: Option<Vec<String>>,
        /// Any of these colours, as `RRGGBB`; without it, any at all.
        #[serde(deserialize_with = "crate::wire::list")]
        pub colors: Option<Vec<String>>,
        /// What is done.
        pub action: Option<InputEventAction>,
        /// How often it is done.
        pub repeat: Option<i64>,
    }
}

impl DeviationRecognizer {
    /// True when the pattern of `recognizer` cannot be reached any more.
    pub fn new(recognizer: impl Into<String>) -> Self {
        Self::default().recognizer(recognizer)
    }
}

impl ProgressRecognizer {
    /// True when so much, in percent, of the pattern of `recognizer` was pressed.
    pub fn new(recognizer: impl Into<String>, completion: f64) -> Self {
        Self::default()
            .recognizer(recognizer)
            .completion(completion)
    }
}

impl PatternRecognizer {
    /// Adds a press.
    #[must_use]
    pub fn step(mut self, step: Pattern) -> Self {
        self.pattern.get_or_insert_default().push(step);
        self
    }
}

impl Pattern {
    /// Something done with any button.
    pub fn new(action: InputEventAction) -> Self {
        Self::default().action(action)
    }

    /// Adds a button that it may be done with.
    #[must_use]
    pub fn gadget(mut self, id: impl Into<String>) -> Self {
        self.gadget_ids.get_or_insert_default().push(id.into());
        self
    }
}
