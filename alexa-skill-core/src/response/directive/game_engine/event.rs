use crate::wire::{model, open_enum};

model! {
    /// What the skill is told of: all that it meets is true, and nothing that it fails.
    pub struct Event requires(should_end_input_handler, meets) {
        /// Whether the handler ends with it.
        pub should_end_input_handler: Option<bool>,
        /// The recognizers that must be true.
        #[serde(deserialize_with = "crate::wire::list")]
        pub meets: Option<Vec<String>>,
        /// The recognizers that must not be true.
        #[serde(deserialize_with = "crate::wire::list")]
        pub fails: Option<Vec<String>>,
        /// Which presses it tells of; without it, none.
        pub reports: Option<EventReportingType>,
        /// How often it is told at most: 1 to 2,048.
        pub maximum_invocations: Option<i64>,
        /// From when on it is told, in milliseconds after the start.
        pub trigger_time_milliseconds: Option<i64>,
    }
}

open_enum! {
    /// Which presses an event tells of.
    pub enum EventReportingType {
        /// All since the start.
        History = "history",
        /// Those that made it happen.
        Matches = "matches",
    }
}

impl Event {
    /// The recognizer that becomes true when the handler's time is over.
    pub const TIMED_OUT: &'static str = "timed out";

    /// Tells the skill when all these recognizers are true, and then ends the handler or not.
    pub fn new<R: Into<String>>(
        should_end_input_handler: bool,
        meets: impl IntoIterator<Item = R>,
    ) -> Self {
        Self::empty()
            .should_end_input_handler(should_end_input_handler)
            .meets(meets.into_iter().map(Into::into).collect::<Vec<_>>())
    }
}
