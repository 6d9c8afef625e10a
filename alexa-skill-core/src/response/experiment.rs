use crate::wire::model;

model! {
    /// The experiments that a response counts towards.
    pub struct ExperimentTriggers {
        /// Their ids.
        #[serde(deserialize_with = "crate::wire::list")]
        pub triggered_experiments: Option<Vec<String>>,
    }
}
