use std::sync::atomic::{AtomicU8, Ordering};

use super::refusal::Refusal;

/// How far a directive has come: what was late, once the time is over.
#[derive(Debug, Default)]
pub(super) struct Stage(AtomicU8);

impl Stage {
    /// The device store is asked; before, the token is verified.
    pub(super) const STORE: u8 = 1;
    /// A handler runs.
    pub(super) const HANDLER: u8 = 2;

    pub(super) fn enter(&self, stage: u8) {
        self.0.store(stage, Ordering::Relaxed);
    }

    /// Why there is no answer in time, to a directive that has an endpoint or has none.
    pub(super) fn late(&self, has_endpoint: bool) -> Refusal {
        match self.0.load(Ordering::Relaxed) {
            Self::HANDLER if has_endpoint => Refusal::Late,
            Self::HANDLER => Refusal::Failed("not answered in time".into()),
            Self::STORE => Refusal::StoreLate,
            _ => Refusal::IdentityLate,
        }
    }
}
