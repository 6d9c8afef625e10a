//! Experiments that the skill takes part in.

use crate::wire::{model, open_enum};

model! {
    /// The running experiments, of `context.Experimentation`.
    pub struct ExperimentationState {
        /// The experiments.
        #[serde(deserialize_with = "crate::wire::list")]
        pub active_experiments: Option<Vec<ExperimentAssignment>>,
    }
}

model! {
    /// An experiment, and the group that the user is in.
    pub struct ExperimentAssignment {
        /// The experiment's id.
        pub id: Option<String>,
        /// The group.
        pub treatment_id: Option<TreatmentId>,
    }
}

open_enum! {
    /// The groups of an experiment.
    pub enum TreatmentId {
        /// Nothing is different.
        Control = "C",
        /// Something is different.
        Treatment1 = "T1",
    }
}
