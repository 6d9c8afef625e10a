//! What Alexa sends: [`RequestEnvelope`] and everything in it.
//!
//! Reading is lenient, because what devices, simulators and certification send differs from the
//! published model: nothing is required but `request.type`, `null` reads as absent, unknown members
//! are passed over and unknown types are kept whole. A member of the wrong type is a
//! [`ParseError`] that names its JSON path.
//!
//! What belongs to an interface is in a module of its own: its requests, its member of the context,
//! its settings among the supported interfaces.

pub mod advertisement;
pub mod apl;
pub mod apla;
pub mod aplt;
pub mod app_link;
pub mod audio_player;
pub mod authorization;
pub mod automotive;
mod can_fulfill_intent;
pub mod connections;
mod context;
pub mod conversations;
pub mod custom_interface;
pub mod data_store;
mod dialog;
mod dialog_input;
pub mod display;
mod envelope;
pub mod experimentation;
pub mod extensions;
pub mod game_engine;
pub mod geolocation;
pub mod household_list;
pub mod html;
mod intent;
mod intent_name;
mod launch;
pub mod messaging;
pub mod playback_controller;
pub mod reminders;
#[expect(
    clippy::module_inception,
    reason = "`request::Request` is the field's own word"
)]
mod request;
mod session;
mod session_ended;
mod session_resumed;
mod skill_event;
mod slot;
mod system_exception;
mod timestamp;
mod unknown;
mod user;
pub mod viewport;

pub use self::can_fulfill_intent::CanFulfillIntentRequest;
pub use self::context::{Application, Context, Device, Person, SupportedInterfaces, System, Unit};
pub use self::dialog::{ConfirmationStatus, DialogState};
pub use self::dialog_input::{DialogInput, InputRequest};
pub use self::envelope::RequestEnvelope;
pub use self::intent::{Intent, IntentRequest};
pub use self::intent_name::IntentName;
pub use self::launch::{LaunchRequest, Task};
pub use self::request::Request;
pub use self::session::Session;
pub use self::session_ended::{
    SessionEndedError, SessionEndedErrorType, SessionEndedReason, SessionEndedRequest,
};
pub use self::session_resumed::{
    Cause, ConnectionCompleted, ConnectionStatus, SessionResumedRequest,
};
pub use self::skill_event::{
    AccountLinkedBody, AccountLinkedRequest, NotificationSubscriptionChangedBody,
    NotificationSubscriptionChangedRequest, NotificationSubscriptionEvent, Permission,
    PermissionAcceptedRequest, PermissionBody, PermissionChangedRequest,
    ProactiveSubscriptionChangedBody, ProactiveSubscriptionChangedRequest,
    ProactiveSubscriptionEvent, SkillDisabledRequest, SkillEnabledRequest,
};
pub use self::slot::{
    ListSlotValue, Resolution, ResolutionStatus, ResolutionStatusCode, ResolutionValue,
    ResolutionValueWrapper, Resolutions, SimpleSlotValue, Slot, SlotError, SlotValue,
};
pub use self::system_exception::{
    ExceptionCause, ExceptionEncounteredRequest, ExceptionError, ExceptionErrorType,
};
pub use self::timestamp::Timestamp;
pub use self::unknown::UnknownRequest;
pub use self::user::{PermissionStatus, Permissions, Scope, User};
pub use crate::{ParseError, ParseErrorKind};
