//! Events of the reminders that the skill made.

use crate::wire::{model, open_enum};

macro_rules! reminder_events {
    ($($(#[$meta:meta])* $name:ident($body:ty))*) => {$(
        model! {
            $(#[$meta])*
            request $name {
                /// Which.
                pub body: Option<$body>,
            }
        }
    )*};
}

reminder_events! {
    /// A reminder was made.
    ReminderCreatedEventRequest(Event)
    /// A reminder was changed.
    ReminderUpdatedEventRequest(Event)
    /// A reminder goes off.
    ReminderStartedEventRequest(Event)
    /// A reminder is over, or is on again.
    ReminderStatusChangedEventRequest(Event)
    /// Reminders were removed.
    ReminderDeletedEventRequest(ReminderDeletedEvent)
}

model! {
    /// A reminder.
    pub struct Event {
        /// Whether it is still to go off.
        pub status: Option<Status>,
        /// The reminder's id.
        pub alert_token: Option<String>,
    }
}

open_enum! {
    /// Whether a reminder is still to go off.
    pub enum Status {
        /// It is.
        On = "ON",
        /// It went off.
        Completed = "COMPLETED",
    }
}

model! {
    /// Reminders that were removed.
    pub struct ReminderDeletedEvent {
        /// The reminders' ids.
        #[serde(deserialize_with = "crate::wire::list")]
        pub alert_tokens: Option<Vec<String>>,
    }
}
