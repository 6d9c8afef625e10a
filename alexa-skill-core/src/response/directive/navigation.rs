use crate::wire::model;

model! {
    /// Announces the road regulation where the vehicle is.
    pub struct AnnounceRoadRegulationDirective {}
}
