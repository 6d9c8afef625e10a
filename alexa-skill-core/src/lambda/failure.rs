use super::FailureReason;
use super::apology::Apology;
use crate::Locale;

/// An event has no answer: why, and words for it.
#[derive(Debug)]
pub struct Failure {
    reason: FailureReason,
    apology: Apology,
}

impl Failure {
    /// A failure with the built-in words for it.
    pub fn new(reason: FailureReason) -> Self {
        Self::with_apology(reason, Apology::default())
    }

    pub(super) fn with_apology(reason: FailureReason, apology: Apology) -> Self {
        Self { reason, apology }
    }

    /// Why there is no answer.
    pub fn reason(&self) -> &FailureReason {
        &self.reason
    }

    /// What to say to the user: text, not SSML.
    pub fn apology(&self, locale: &Locale) -> String {
        self.apology.text(locale)
    }
}
