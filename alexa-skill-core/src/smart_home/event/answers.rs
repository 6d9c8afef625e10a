use std::time::Duration;

use super::{
    ArmResponse, CameraStreams, DeferredResponse, DiscoverResponse, ErrorResponse, ErrorType,
    EventEnvelope, EventPayload, MediaMetadata, RtcAnswer, RtcSession, SceneStarted, SeekState,
};
use crate::secret::SessionDescription;
use crate::smart_home::{CauseType, EventTime, Interface};

/// Answers to directives.
impl EventEnvelope {
    /// `Response` of `Alexa`: it is done. What has changed goes into the context.
    pub fn response() -> Self {
        Self::of(Interface::ALEXA, "Response", EventPayload::Empty)
    }

    /// `StateReport`, the answer to `ReportState`: all that is so goes into the context.
    pub fn state_report() -> Self {
        Self::of(Interface::ALEXA, "StateReport", EventPayload::Empty)
    }

    /// `DeferredResponse`: the answer comes later, through the event gateway, as
    /// [`EventEnvelope::response`] with the same correlation token and endpoint id
    /// ([`EventEnvelope::answering`]).
    pub fn deferred_response(estimate: Option<Duration>) -> Self {
        let payload = DeferredResponse {
            estimated_deferral_in_seconds: estimate.map(|estimate| estimate.as_secs()),
            ..DeferredResponse::default()
        };
        Self::of(Interface::ALEXA, "DeferredResponse", payload)
    }

    /// `Discover.Response`, the answer to `Discover`.
    pub fn discover_response(response: DiscoverResponse) -> Self {
        Self::of(Interface::DISCOVERY, "Discover.Response", response)
    }

    /// `AcceptGrant.Response`: the grant was exchanged, and the tokens are stored.
    pub fn accept_grant_response() -> Self {
        let name = "AcceptGrant.Response";
        Self::of(Interface::AUTHORIZATION, name, EventPayload::Empty)
    }

    /// `ErrorResponse` of `Alexa.Authorization`: the grant could not be exchanged.
    pub fn accept_grant_failed(message: impl Into<String>) -> Self {
        ErrorResponse::new(ErrorType::AcceptGrantFailed, message).into()
    }

    /// `ActivationStarted`, the answer to a scene's `Activate`.
    pub fn activation_started(cause: CauseType, time: EventTime) -> Self {
        let payload = SceneStarted::new(cause, time);
        Self::of(Interface::SCENE_CONTROLLER, "ActivationStarted", payload)
    }

    /// `DeactivationStarted`, the answer to a scene's `Deactivate`.
    pub fn deactivation_started(cause: CauseType, time: EventTime) -> Self {
        let payload = SceneStarted::new(cause, time);
        Self::of(Interface::SCENE_CONTROLLER, "DeactivationStarted", payload)
    }

    /// `Response` of `Alexa.CameraStreamController`, the answer to `InitializeCameraStreams`.
    pub fn camera_streams(streams: CameraStreams) -> Self {
        Self::of(Interface::CAMERA_STREAM_CONTROLLER, "Response", streams)
    }

    /// `Arm.Response`, the answer to `Arm`; the arm state goes into the context.
    pub fn arm_response(response: ArmResponse) -> Self {
        let namespace = Interface::SECURITY_PANEL_CONTROLLER;
        Self::of(namespace, "Arm.Response", response)
    }

    /// `GetMediaMetadata.Response`, the answer to `GetMediaMetadata`.
    pub fn media_metadata(media: MediaMetadata) -> Self {
        let name = "GetMediaMetadata.Response";
        Self::of(Interface::MEDIA_METADATA, name, media)
    }

    /// `StateReport` of `Alexa.SeekController`, the answer to `AdjustSeekPosition`: playback is at this
    /// position now, to the millisecond.
    pub fn seek_state_report(position: Duration) -> Self {
        let payload = SeekState::new(position);
        Self::of(Interface::SEEK_CONTROLLER, "StateReport", payload)
    }

    /// `AnswerGeneratedForSession`, the answer to `InitiateSessionWithOffer`.
    pub fn answer_generated_for_session(description: impl Into<SessionDescription>) -> Self {
        let payload = RtcAnswer::new(description);
        let name = "AnswerGeneratedForSession";
        Self::of(Interface::RTC_SESSION_CONTROLLER, name, payload)
    }

    /// `SessionConnected`, the answer to the directive of that name.
    pub fn session_connected(session_id: impl Into<String>) -> Self {
        let payload = RtcSession::default().session_id(session_id);
        Self::of(
            Interface::RTC_SESSION_CONTROLLER,
            "SessionConnected",
            payload,
        )
    }

    /// `SessionDisconnected`, the answer to the directive of that name.
    pub fn session_disconnected(session_id: impl Into<String>) -> Self {
        let payload = RtcSession::default().session_id(session_id);
        let name = "SessionDisconnected";
        Self::of(Interface::RTC_SESSION_CONTROLLER, name, payload)
    }
}

/// `ErrorResponse`, in the namespace of its type. An error of an interface that has no types here is
/// made with [`EventEnvelope::new`].
impl From<ErrorResponse> for EventEnvelope {
    fn from(error: ErrorResponse) -> Self {
        let namespace = error.error_type.as_ref().map(ErrorType::namespace);
        let namespace = namespace.unwrap_or(Interface::ALEXA);
        Self::of(namespace, "ErrorResponse", error)
    }
}
