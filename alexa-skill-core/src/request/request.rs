use super::{
    AccountLinkedRequest, CanFulfillIntentRequest, Intent, IntentRequest, LaunchRequest,
    NotificationSubscriptionChangedRequest, PermissionAcceptedRequest, PermissionChangedRequest,
    ProactiveSubscriptionChangedRequest, SessionEndedRequest, SessionResumedRequest,
    SkillDisabledRequest, SkillEnabledRequest, Timestamp, UnknownRequest,
};
use crate::Locale;
use crate::id::RequestId;
use crate::wire::tagged_enum;

/// The enum, and the accessors for what every request has.
macro_rules! requests {
    ($($(#[$meta:meta])* $variant:ident($type:ty) = $wire:literal,)*) => {
        tagged_enum! {
            /// What happened, by `request.type`.
            pub enum Request by "type", expecting "a request" {
                $($(#[$meta])* $variant($type) = $wire,)*
                @else
                /// A type that this version does not know, kept whole.
                Unknown(UnknownRequest),
            }
        }

        impl Request {
            /// `requestId`
            pub fn request_id(&self) -> Option<&RequestId> {
                match self {
                    $(Self::$variant(request) => request.request_id.as_ref(),)*
                    Self::Unknown(request) => request.request_id.as_ref(),
                }
            }

            /// `timestamp`
            pub fn timestamp(&self) -> Option<&Timestamp> {
                match self {
                    $(Self::$variant(request) => request.timestamp.as_ref(),)*
                    Self::Unknown(request) => request.timestamp.as_ref(),
                }
            }

            /// `locale`
            pub fn locale(&self) -> Option<&Locale> {
                match self {
                    $(Self::$variant(request) => request.locale.as_ref(),)*
                    Self::Unknown(request) => request.locale.as_ref(),
                }
            }
        }
    };
}

requests! {
    /// The user opened the skill without saying what for:
    Launch(LaunchRequest) = "LaunchRequest",
    /// The user said what they want:
    Intent(IntentRequest) = "IntentRequest",
    /// The session is over:
    SessionEnded(SessionEndedRequest) = "SessionEndedRequest",
    /// The session goes on:
    SessionResumed(SessionResumedRequest) = "SessionResumedRequest",
    /// Alexa asks whether the skill could answer:
    CanFulfillIntent(CanFulfillIntentRequest) = "CanFulfillIntentRequest",
    /// Skill event:
    SkillEnabled(SkillEnabledRequest) = "AlexaSkillEvent.SkillEnabled",
    /// Skill event:
    SkillDisabled(SkillDisabledRequest) = "AlexaSkillEvent.SkillDisabled",
    /// Skill event:
    AccountLinked(AccountLinkedRequest) = "AlexaSkillEvent.SkillAccountLinked",
    /// Skill event:
    PermissionAccepted(PermissionAcceptedRequest) = "AlexaSkillEvent.SkillPermissionAccepted",
    /// Skill event:
    PermissionChanged(PermissionChangedRequest) = "AlexaSkillEvent.SkillPermissionChanged",
    /// Skill event:
    ProactiveSubscriptionChanged(ProactiveSubscriptionChangedRequest) = "AlexaSkillEvent.ProactiveSubscriptionChanged",
    /// Skill event:
    NotificationSubscriptionChanged(NotificationSubscriptionChangedRequest) = "AlexaSkillEvent.NotificationSubscriptionChanged",
}

impl Request {
    /// The intent of an `IntentRequest` or a `CanFulfillIntentRequest`.
    pub fn intent(&self) -> Option<&Intent> {
        match self {
            Self::Intent(request) => request.intent.as_ref(),
            Self::CanFulfillIntent(request) => request.intent.as_ref(),
            _ => None,
        }
    }
}
