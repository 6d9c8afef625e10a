use crate::wire::kept;

kept! {
    /// The payload of `DeferredResponse`: the answer comes later, through the event gateway.
    pub struct DeferredResponse {
        /// `estimatedDeferralInSeconds`: when about.
        pub estimated_deferral_in_seconds: Option<u64> = "estimatedDeferralInSeconds",
    }
}
