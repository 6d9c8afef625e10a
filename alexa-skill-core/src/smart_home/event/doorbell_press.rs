use super::ChangeCause;
use super::change_report::check_happened;
use crate::smart_home::{CauseType, EventTime, FormError, FormErrorKind};
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

    pub(super) fn check(&self) -> Result<(), FormError> {
        check_happened(self.cause.as_ref(), self.timestamp.as_ref())?;
        let time = self.timestamp.as_ref();
        if time.is_some_and(|time| time.as_str().contains('.')) {
            let kind = FormErrorKind::Contradiction("must be whole seconds");
            return Err(FormError::new("timestamp", kind));
        }
        Ok(())
    }
}
