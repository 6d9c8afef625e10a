//! `Alexa.StepSpeaker`

use super::part::part;

part! {
    /// Changes the volume by steps.
    pub struct AdjustVolume {
        /// `volumeSteps`: by how many, -100 to 100.
        pub volume_steps: i64,
        @optional
        /// `volumeStepsDefault`: whether the customer named no number.
        pub volume_steps_default: bool,
    }
}

part! {
    /// Mutes the device, or ends that.
    pub struct SetMute {
        /// `mute`
        pub mute: bool,
    }
}
