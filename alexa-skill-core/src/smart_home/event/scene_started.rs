use super::ChangeCause;
use crate::smart_home::{CauseType, EventTime};
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
}
