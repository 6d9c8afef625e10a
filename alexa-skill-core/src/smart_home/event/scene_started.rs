use super::ChangeCause;
use super::change_report::check_happened;
use crate::smart_home::{CauseType, EventTime, FormError};
use crate::wire::kept;

kept! {
    /// The payload of `ActivationStarted` and `DeactivationStarted`: a scene begins or ends.
    pub struct SceneStarted {
        /// `cause`
        pub cause: Option<ChangeCause> = "cause",
        /// `timestamp`
        pub timestamp: Option<EventTime> = "timestamp",
    }
}

impl SceneStarted {
    /// Why, and when.
    pub fn new(cause: CauseType, time: EventTime) -> Self {
        Self::default().cause(cause).timestamp(time)
    }

    pub(super) fn check(&self) -> Result<(), FormError> {
        check_happened(self.cause.as_ref(), self.timestamp.as_ref())
    }
}
