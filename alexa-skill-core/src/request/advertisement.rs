//! Audio advertisements: what became of them, and the advertising id of the user.

use crate::wire::{model, open_enum};

model! {
    /// An advertisement was played to its end.
    request AdCompleted {
        /// The token of the audio stream that the advertisement was played within.
        pub token: Option<String>,
    }
}

model! {
    /// An advertisement was not played.
    request AdNotRendered {
        /// Why.
        pub reason: Option<Reason>,
    }
}

model! {
    /// Why an advertisement was not played.
    pub struct Reason {
        /// The kind of reason.
        #[serde(rename = "type")]
        pub code: Option<ReasonCode>,
        /// What the service says of it.
        pub message: Option<String>,
    }
}

open_enum! {
    /// The kinds of reason why an advertisement is not played.
    pub enum ReasonCode {
        /// The device is busy.
        DeviceOccupied = "DEVICE_OCCUPIED",
        /// The device cannot play advertisements.
        UnsupportedDevice = "UNSUPPORTED_DEVICE",
        /// The skill has had its share for today.
        SkillDailyCapLimitReached = "SKILL_DAILY_CAP_LIMIT_REACHED",
        /// The user has had their share for today.
        DomainDailyCapLimitReached = "DOMAIN_DAILY_CAP_LIMIT_REACHED",
        /// The service failed.
        InternalServerError = "INTERNAL_SERVER_ERROR",
        /// There is none to play.
        AdNotAvailable = "AD_NOT_AVAILABLE",
    }
}

model! {
    /// The advertisements are over, and the skill may enqueue its audio.
    request ReadyToEnqueueAudio {
        /// The token to enqueue the audio under.
        pub token: Option<String>,
        /// The token of the stream that is to be followed.
        pub previous_token: Option<String>,
    }
}

model! {
    /// The user's advertising id, of `context.Advertising`. Not in the published model, but often
    /// sent.
    pub struct AdvertisingState {
        /// The id; zeros where the user wants no personal advertisements.
        pub advertising_id: Option<String>,
        /// Whether the user wants no personal advertisements.
        pub limit_ad_tracking: Option<bool>,
    }
}
