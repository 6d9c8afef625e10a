use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::apology::Apology;
use super::{EventHandler, Function};
use crate::Locale;
use crate::clock::{Clock, SystemClock};
use crate::skill::Skill;

/// The answer needs some of the time to get there.
const MARGIN: Duration = Duration::from_millis(500);

/// Puts a [`Function`] together.
#[must_use = "a builder does nothing until `build` is called"]
pub struct FunctionBuilder {
    pub(super) handlers: Vec<Arc<dyn EventHandler>>,
    pub(super) margin: Duration,
    pub(super) apology: Apology,
    pub(super) clock: Arc<dyn Clock>,
}

impl FunctionBuilder {
    pub(super) fn new() -> Self {
        Self {
            handlers: Vec::new(),
            margin: MARGIN,
            apology: Apology::default(),
            clock: Arc::new(SystemClock),
        }
    }

    /// Adds a custom skill. It takes the requests for its ids
    /// ([`SkillBuilder::skill_id`](crate::skill::SkillBuilder::skill_id)); one without an id takes all
    /// that no handler before it takes.
    pub fn skill(self, skill: Skill) -> Self {
        self.handler(skill)
    }

    /// Adds a handler of events. Several are asked in the order they were added.
    pub fn handler(mut self, handler: impl EventHandler + 'static) -> Self {
        self.handlers.push(Arc::new(handler));
        self
    }

    /// The part of the time that is kept back for the answer's way out: 500 ms unless told otherwise,
    /// and never more than half of what there is.
    pub fn margin(mut self, margin: Duration) -> Self {
        self.margin = margin;
        self
    }

    /// What is said where a skill has no answer, by locale, in place of the built-in words: text, not
    /// SSML. A skill's error handlers come first.
    pub fn apology(mut self, words: impl Fn(&Locale) -> String + Send + Sync + 'static) -> Self {
        self.apology = Apology::new(words);
        self
    }

    /// The clock to go by; the machine's own unless a test says otherwise.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The function.
    pub fn build(self) -> Function {
        let shared = Arc::new(self);
        Function { shared }
    }
}

impl From<FunctionBuilder> for Function {
    fn from(builder: FunctionBuilder) -> Self {
        builder.build()
    }
}

impl fmt::Debug for FunctionBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FunctionBuilder")
            .field("handlers", &self.handlers.len())
            .field("margin", &self.margin)
            .field("apology", &self.apology)
            .finish_non_exhaustive()
    }
}
