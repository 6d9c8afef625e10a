use super::Findings;
use crate::response::ViolationKind;
use crate::response::directive::game_engine::{Event, Recognizer, StartInputHandlerDirective};

impl Findings {
    /// Recognizers are referred to by their names: one that is not there is never true.
    pub(super) fn input_handler(&mut self, at: &str, start: &StartInputHandlerDirective) {
        let is_there = |name: &str| {
            let recognizers = start.recognizers.as_ref();
            name == Event::TIMED_OUT || recognizers.is_some_and(|all| all.contains_key(name))
        };
        for (name, recognizer) in start.recognizers.iter().flatten() {
            let of = match recognizer {
                Recognizer::Deviation(it) => it.recognizer.as_deref(),
                Recognizer::Progress(it) => it.recognizer.as_deref(),
                Recognizer::Match(_) | Recognizer::Unknown(_) => None,
            };
            if of.is_some_and(|of| !is_there(of)) {
                self.no_recognizer(&format!("{at}.recognizers.{name}.recognizer"));
            }
        }
        for (name, event) in start.events.iter().flatten() {
            let at = format!("{at}.events.{name}");
            for (member, names) in [("meets", &event.meets), ("fails", &event.fails)] {
                for (index, name) in names.iter().flatten().enumerate() {
                    if !is_there(name) {
                        self.no_recognizer(&format!("{at}.{member}[{index}]"));
                    }
                }
            }
        }
    }

    fn no_recognizer(&mut self, field: &str) {
        let message = "there is no recognizer of this name";
        self.add(field, ViolationKind::Contradiction, message);
    }
}
