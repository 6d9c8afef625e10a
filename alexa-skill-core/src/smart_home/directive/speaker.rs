//! `Alexa.Speaker`

use super::part::part;
use crate::smart_home::Percent;

part! {
    /// Sets the volume.
    pub struct SetVolume {
        /// `volume`
        pub volume: Percent,
    }
}

part! {
    /// Changes the volume.
    pub struct AdjustVolume {
        /// `volume`: by how much, -100 to 100.
        pub volume: i64,
        @optional
        /// `volumeDefault`: whether the customer named no amount.
        pub volume_default: bool,
    }
}

part! {
    /// Mutes the device, or ends that.
    pub struct SetMute {
        /// `mute`
        pub mute: bool,
    }
}
