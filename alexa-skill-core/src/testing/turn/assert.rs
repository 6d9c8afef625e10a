//! Assertions on request, session and the turn as a whole.

use std::fmt::Display;
use std::time::Duration;

use serde_json::Value;

use super::print::value;
use super::{Lint, SessionState, Turn};
use crate::request::{DialogState, IntentName};

impl Turn {
    #[track_caller]
    #[expect(clippy::panic, reason = "an assertion that fails panics")]
    pub(super) fn fail(&self, what: impl Display) -> ! {
        panic!("{}\n\n{self}", self.masked(&what.to_string()))
    }

    #[track_caller]
    pub(super) fn check(&self, holds: bool, what: impl FnOnce() -> String) -> &Self {
        if !holds {
            self.fail(what());
        }
        self
    }

    /// Whatever else must hold; `what` is printed where it does not.
    #[track_caller]
    pub fn assert(&self, what: &str, holds: impl FnOnce(&Self) -> bool) -> &Self {
        self.check(holds(self), || what.to_owned())
    }
}

/// What was asked of the skill.
impl Turn {
    /// The last request is of this type, such as `LaunchRequest`.
    #[track_caller]
    pub fn assert_request_type(&self, request_type: &str) -> &Self {
        let found = self.request_type();
        self.check(found == request_type, || {
            format!("expected a {request_type}, found {found:?}")
        })
    }

    /// What was said means this intent.
    #[track_caller]
    pub fn assert_intent(&self, name: impl Into<IntentName>) -> &Self {
        let name = name.into();
        match self.intent_name() {
            Some(found) if *found == name => self,
            Some(found) => self.fail(format_args!("expected {name}, found {found}")),
            None => self.fail(format_args!("expected {name}, found no intent")),
        }
    }

    /// The slot was filled with these words (in lower case), or with this value of a built-in type.
    #[track_caller]
    pub fn assert_slot(&self, name: &str, spoken: &str) -> &Self {
        let slot = self.slot_there(name);
        self.check(slot.spoken() == Some(spoken), || {
            format!(
                "expected the slot {name} to be {spoken:?}, found {}",
                value(slot)
            )
        })
    }

    /// The slot resolved to the value with this id.
    #[track_caller]
    pub fn assert_slot_id(&self, name: &str, id: &str) -> &Self {
        let slot = self.slot_there(name);
        self.check(slot.id() == Some(id), || {
            format!("expected the slot {name} to be {id}, found {}", value(slot))
        })
    }

    /// The slot resolved to the value of this name.
    #[track_caller]
    pub fn assert_slot_resolved(&self, name: &str, canonical: &str) -> &Self {
        let slot = self.slot_there(name);
        let found = slot.resolved().and_then(|value| value.name.as_deref());
        self.check(found == Some(canonical), || {
            format!(
                "expected the slot {name} to be {canonical:?}, found {}",
                value(slot)
            )
        })
    }

    /// The slot was filled, but with words that resolve to no value.
    #[track_caller]
    pub fn assert_slot_unresolved(&self, name: &str) -> &Self {
        let slot = self.slot_there(name);
        self.check(slot.is_filled() && slot.resolved().is_none(), || {
            format!(
                "expected the slot {name} to be unresolved, found {}",
                value(slot)
            )
        })
    }

    /// The slot has these words as its values, in this order.
    #[track_caller]
    pub fn assert_slot_values(&self, name: &str, spoken: &[&str]) -> &Self {
        let slot = self.slot_there(name);
        let values = slot.values();
        let found: Vec<&str> = values
            .iter()
            .filter_map(|value| value.value.as_deref())
            .collect();
        self.check(found == spoken, || {
            format!("expected the slot {name} to be {spoken:?}, found {found:?}")
        })
    }

    /// The slot was not filled.
    #[track_caller]
    pub fn assert_slot_empty(&self, name: &str) -> &Self {
        let slot = self.slot_there(name);
        self.check(!slot.is_filled(), || {
            format!(
                "expected the slot {name} to be empty, found {}",
                value(slot)
            )
        })
    }

    #[track_caller]
    fn slot_there(&self, name: &str) -> &crate::request::Slot {
        match self.slot(name) {
            Some(slot) => slot,
            None => self.fail(format_args!("the request has no slot {name}")),
        }
    }

    /// The dialog has come this far.
    #[track_caller]
    pub fn assert_dialog_state(&self, state: &DialogState) -> &Self {
        let last = self.exchanges().last();
        let found = last.and_then(|exchange| exchange.envelope().dialog_state());
        self.check(found == Some(state), || {
            let found = found.map_or("none", DialogState::as_str);
            format!(
                "expected the dialog state {}, found {found}",
                state.as_str()
            )
        })
    }
}

/// The session.
impl Turn {
    /// The session is over.
    #[track_caller]
    pub fn assert_session_ended(&self) -> &Self {
        self.check(self.session() == SessionState::Ended, || {
            "expected the session to end".to_owned()
        })
    }

    /// The session is open, whether Alexa listens or not.
    #[track_caller]
    pub fn assert_session_open(&self) -> &Self {
        self.check(self.session() != SessionState::Ended, || {
            "expected the session to stay open".to_owned()
        })
    }

    /// The session is open, and Alexa listens.
    #[track_caller]
    pub fn assert_listening(&self) -> &Self {
        let found = self.session();
        self.check(found == SessionState::Listening, || {
            format!("expected Alexa to listen, found the session {found}")
        })
    }

    /// The answer keeps this session attribute.
    #[track_caller]
    pub fn assert_attribute(&self, name: &str, value: impl Into<Value>) -> &Self {
        let (value, found) = (value.into(), self.attribute(name));
        self.check(found == Some(&value), || match found {
            Some(found) => format!("expected the attribute {name} to be {value}, found {found}"),
            None => format!("expected the attribute {name} to be {value}, found none"),
        })
    }

    /// The answer does not keep this session attribute.
    #[track_caller]
    pub fn assert_no_attribute(&self, name: &str) -> &Self {
        let found = self.attribute(name);
        self.check(found.is_none(), || format!("expected no attribute {name}"))
    }
}

/// The turn as a whole.
impl Turn {
    /// Nothing in the turn is doubtful.
    #[track_caller]
    pub fn assert_no_lints(&self) -> &Self {
        let lints = self.lints();
        let told: Vec<String> = lints.iter().map(ToString::to_string).collect();
        self.check(lints.is_empty(), || {
            format!("expected nothing doubtful, found: {}", told.join("; "))
        })
    }

    /// The answers break none of Alexa's limits and do not contradict themselves.
    #[track_caller]
    pub fn assert_within_limits(&self) -> &Self {
        let broken = self.lints().into_iter().filter_map(|lint| match lint {
            Lint::Violation(violation) => Some(violation.to_string()),
            _ => None,
        });
        let broken: Vec<String> = broken.collect();
        self.check(broken.is_empty(), || {
            format!(
                "expected answers within the limits, found: {}",
                broken.join("; ")
            )
        })
    }

    /// The skill took at most this long.
    #[track_caller]
    pub fn assert_took_at_most(&self, limit: Duration) -> &Self {
        self.check(self.took() <= limit, || {
            format!(
                "expected an answer within {limit:?}, it took {:?}",
                self.took()
            )
        })
    }
}
