//! What a skill sends: answers to directives, and news for the event gateway.

mod answers;
mod arm_response;
mod camera_streams;
mod change_report;
mod check;
mod context;
mod deferred_response;
mod discovery;
mod doorbell_press;
mod envelope;
mod error_constructors;
mod error_response;
mod error_type;
#[allow(clippy::module_inception, reason = "one type per file, named after it")]
mod event;
mod media;
mod media_metadata;
mod payload;
mod reports;
mod rtc;
mod scene_started;
mod seek_state;

pub use self::arm_response::{ArmResponse, BypassedEndpoint};
pub use self::camera_streams::{CameraStream, CameraStreams};
pub use self::change_report::{Change, ChangeCause, ChangeReport};
pub use self::context::EventContext;
pub use self::deferred_response::DeferredResponse;
pub use self::discovery::{AddOrUpdateReport, DeleteReport, DiscoverResponse};
pub use self::doorbell_press::DoorbellPress;
pub use self::envelope::EventEnvelope;
pub use self::error_response::{DeviceMode, ErrorResponse, ValidRange};
pub use self::error_type::ErrorType;
pub use self::event::Event;
pub use self::media::{Media, Recording, RecordingUri};
pub use self::media_metadata::{MediaError, MediaMetadata};
pub use self::payload::{EventPayload, OtherPayload};
pub use self::rtc::{RtcAnswer, RtcSession, SdpAnswer};
pub use self::scene_started::SceneStarted;
pub use self::seek_state::{SeekProperty, SeekState};
