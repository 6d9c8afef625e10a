use crate::wire::model;

model! {
    /// Asks a camera for a picture.
    pub struct GetSnapshotDirective {
        /// Whether a picture taken now is preferred to a stored one.
        pub prefer_on_demand_snapshot: Option<bool>,
    }
}
