use crate::wire::open_enum;

open_enum! {
    /// How far the dialog with the user about an intent has come.
    pub enum DialogState {
        /// The first turn.
        Started = "STARTED",
        /// Slots are being filled or confirmed.
        InProgress = "IN_PROGRESS",
        /// Every required slot is filled and confirmed.
        Completed = "COMPLETED",
    }
}

open_enum! {
    /// Whether the user confirmed an intent or a slot.
    pub enum ConfirmationStatus {
        /// Not asked yet.
        None = "NONE",
        /// The user said no.
        Denied = "DENIED",
        /// The user said yes.
        Confirmed = "CONFIRMED",
    }
}
