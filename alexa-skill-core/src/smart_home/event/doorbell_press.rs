use super::ChangeCause;
use crate::smart_home::{CauseType, EventTime};
use crate::wire::kept;

kept! {
    /// The payload of `DoorbellPress`: somebody is at the door.
    pub struct DoorbellPress {
        /// `cause`
        pub cause: Option<ChangeCause> = "cause",
        /// `timestamp`, without a fraction of a second.
        pub timestamp: Option<EventTime> = "timestamp",
    }
}

impl DoorbellPress {
    /// Somebody pressed the button, at a time that is cut to whole seconds.
    pub fn new(time: EventTime) -> Self {
        Self::default()
            .cause(CauseType::PhysicalInteraction)
            .timestamp(time.whole_seconds())
    }
}
