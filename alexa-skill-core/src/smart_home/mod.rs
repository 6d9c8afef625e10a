//! Smart Home skills: the messages of API version 3.
//!
//! A directive comes in with the customer's token inside; an event goes out, as the answer or on its
//! own to the event gateway. Reading is lenient and keeps what it does not know; what is built here
//! has the forms that the service accepts, checked when it is built.

mod capability;
mod checked;
mod cookie;
mod correlation_token;
pub mod directive;
mod discovery;
mod endpoint;
mod endpoint_id;
mod event;
mod event_time;
mod form_error;
#[cfg(feature = "event-gateway")]
#[cfg_attr(docsrs, doc(cfg(feature = "event-gateway")))]
pub mod gateway;
mod header;
mod interface;
mod message_id;
mod object;
mod property;
mod scope;
pub mod skill;
mod value;

use self::checked::checked_text;

pub use self::capability::{
    ActionMapping, CameraStreamConfiguration, Capability, FriendlyName, InputSource,
    ModeConfiguration, PlaybackOperation, RangeConfiguration, Resolution, Resources,
    SecurityPanelConfiguration, Semantics, Setpoints, StateMapping, Supported, SupportedProperty,
    ThermostatConfiguration,
};
pub use self::cookie::Cookie;
pub use self::correlation_token::CorrelationToken;
pub use self::discovery::{AdditionalAttributes, Connection, DiscoveredEndpoint, DisplayCategory};
pub use self::endpoint::Endpoint;
pub use self::endpoint_id::EndpointId;
pub use self::event::{
    AddOrUpdateReport, ArmResponse, BypassedEndpoint, CameraStream, CameraStreams, Change,
    ChangeCause, ChangeReport, DeferredResponse, DeleteReport, DeviceMode, DiscoverResponse,
    DoorbellPress, ErrorResponse, ErrorType, Event, EventContext, EventEnvelope, EventPayload,
    Media, MediaError, MediaMetadata, OtherPayload, Recording, RecordingUri, RtcAnswer, RtcSession,
    SceneStarted, SdpAnswer, SeekProperty, SeekState, ValidRange,
};
pub use self::event_time::EventTime;
pub use self::form_error::{FormError, FormErrorKind};
pub use self::header::Header;
pub use self::interface::Interface;
pub use self::message_id::MessageId;
pub use self::property::Property;
pub use self::scope::{Scope, ScopeType};
pub use self::value::{
    AlarmState, ArmState, CauseType, Channel, Color, Connectivity, DetectionState, Kelvin,
    LockState, Percent, PowerState, Temperature, TemperatureScale, ThermostatMode,
};
