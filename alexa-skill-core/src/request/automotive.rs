//! Cars.

use crate::wire::model;

model! {
    /// The device is in a car: `context.Automotive`. That it is there is the information.
    pub struct AutomotiveState {}
}
