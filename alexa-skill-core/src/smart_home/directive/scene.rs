//! `Alexa.SceneController`

use super::part::part;

part! {
    /// Starts the scene.
    pub struct Activate {}
}

part! {
    /// Ends the scene.
    pub struct Deactivate {}
}
