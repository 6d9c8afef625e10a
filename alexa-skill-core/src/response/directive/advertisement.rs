use crate::wire::model;

model! {
    /// Plays advertisements before the stream that is enqueued after them.
    pub struct InjectAdsDirective {
        /// The token of the stream that must be playing.
        pub expected_previous_token: Option<String>,
    }
}
