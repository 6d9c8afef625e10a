use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{
    AddOrUpdateReport, ArmResponse, CameraStreams, ChangeReport, DeferredResponse, DeleteReport,
    DiscoverResponse, DoorbellPress, ErrorResponse, MediaMetadata, RtcAnswer, RtcSession,
    SceneStarted, SeekState,
};
use crate::smart_home::{Header, Interface};

/// What an event says, by its kind. A kind that has no type here, or a payload that does not fit its
/// kind's type, is kept as it came.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum EventPayload {
    /// `{}`: all is in the header and the context.
    #[default]
    Empty,
    /// `AddOrUpdateReport`
    AddOrUpdateReport(AddOrUpdateReport),
    /// `Arm.Response`
    ArmResponse(ArmResponse),
    /// `Response` of `Alexa.CameraStreamController`.
    CameraStreams(CameraStreams),
    /// `ChangeReport`
    ChangeReport(ChangeReport),
    /// `DeferredResponse`
    DeferredResponse(DeferredResponse),
    /// `DeleteReport`
    DeleteReport(DeleteReport),
    /// `Discover.Response`
    DiscoverResponse(DiscoverResponse),
    /// `DoorbellPress`
    DoorbellPress(DoorbellPress),
    /// `ErrorResponse` of any interface.
    ErrorResponse(ErrorResponse),
    /// `GetMediaMetadata.Response`
    MediaMetadata(MediaMetadata),
    /// `AnswerGeneratedForSession`
    RtcAnswer(RtcAnswer),
    /// `SessionConnected` and `SessionDisconnected`.
    RtcSession(RtcSession),
    /// `ActivationStarted` and `DeactivationStarted`.
    SceneStarted(SceneStarted),
    /// `StateReport` of `Alexa.SeekController`.
    SeekState(SeekState),
    /// Anything else.
    Other(OtherPayload),
}

/// A payload that has no type here. `Debug` prints nothing of it: it may hold secrets.
#[derive(Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct OtherPayload(Value);

impl OtherPayload {
    /// The payload.
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// Reads the payload as a type of your own.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        T::deserialize(&self.0)
    }

    /// Takes the scope away; whether there was one.
    fn remove_scope(&mut self) -> bool {
        self.0
            .as_object_mut()
            .is_some_and(|members| members.remove("scope").is_some())
    }

    pub(super) fn set_scope(&mut self, scope: Value) {
        if let Value::Object(members) = &mut self.0 {
            members.insert("scope".to_owned(), scope);
        }
    }
}

impl fmt::Debug for OtherPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtherPayload(..)")
    }
}

impl EventPayload {
    /// Reads the payload of the message that the header names.
    pub(super) fn read(header: &Header, payload: Option<Value>) -> Self {
        let namespace = header.namespace.as_ref().map_or("", Interface::as_str);
        let name = header.name.as_deref().unwrap_or_default();
        let value = payload.unwrap_or_else(|| Value::Object(Map::new()));
        match (namespace, name) {
            (_, "ErrorResponse") => read::<ErrorResponse>(value),
            ("Alexa", "ChangeReport") => read::<ChangeReport>(value),
            ("Alexa", "DeferredResponse") => read::<DeferredResponse>(value),
            ("Alexa.CameraStreamController", "Response") => read::<CameraStreams>(value),
            ("Alexa.Discovery", "AddOrUpdateReport") => read::<AddOrUpdateReport>(value),
            ("Alexa.Discovery", "DeleteReport") => read::<DeleteReport>(value),
            ("Alexa.Discovery", "Discover.Response") => read::<DiscoverResponse>(value),
            ("Alexa.DoorbellEventSource", "DoorbellPress") => read::<DoorbellPress>(value),
            ("Alexa.MediaMetadata", "GetMediaMetadata.Response") => read::<MediaMetadata>(value),
            ("Alexa.RTCSessionController", "AnswerGeneratedForSession") => read::<RtcAnswer>(value),
            ("Alexa.RTCSessionController", "SessionConnected" | "SessionDisconnected") => {
                read::<RtcSession>(value)
            }
            ("Alexa.SceneController", "ActivationStarted" | "DeactivationStarted") => {
                read::<SceneStarted>(value)
            }
            ("Alexa.SecurityPanelController", "Arm.Response") => read::<ArmResponse>(value),
            ("Alexa.SeekController", "StateReport") => read::<SeekState>(value),
            _ => Self::from(value),
        }
    }
}

fn read<T>(value: Value) -> EventPayload
where
    T: DeserializeOwned + Into<EventPayload>,
{
    T::deserialize(&value).map_or_else(|_| value.into(), Into::into)
}

/// Any payload, for events that have no type here.
impl From<Value> for EventPayload {
    fn from(value: Value) -> Self {
        match value {
            Value::Object(members) if members.is_empty() => Self::Empty,
            value => Self::Other(OtherPayload(value)),
        }
    }
}

macro_rules! payloads {
    ($($name:ident)*) => {
        $(
            impl From<$name> for EventPayload {
                fn from(payload: $name) -> Self {
                    Self::$name(payload)
                }
            }
        )*

        impl EventPayload {
            /// Takes the scope away, of whatever kind the payload is; whether one stood among the
            /// members that have no field.
            pub(in crate::smart_home) fn remove_scope(&mut self) -> bool {
                match self {
                    Self::AddOrUpdateReport(report) => report.scope = None,
                    Self::DeleteReport(report) => report.scope = None,
                    _ => {}
                }
                match self {
                    Self::Empty => false,
                    $(Self::$name(payload) => payload.other.remove("scope"),)*
                    Self::Other(payload) => payload.remove_scope(),
                }
            }
        }

        impl Serialize for EventPayload {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Empty => serializer.collect_map(std::iter::empty::<((), ())>()),
                    $(Self::$name(payload) => payload.serialize(serializer),)*
                    Self::Other(payload) => payload.serialize(serializer),
                }
            }
        }
    };
}
payloads! {
    AddOrUpdateReport ArmResponse CameraStreams ChangeReport DeferredResponse DeleteReport
    DiscoverResponse DoorbellPress ErrorResponse MediaMetadata RtcAnswer RtcSession SceneStarted
    SeekState
}
