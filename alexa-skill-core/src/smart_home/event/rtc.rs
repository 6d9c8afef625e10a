use crate::secret::SessionDescription;
use crate::wire::kept;

kept! {
    /// The payload of `AnswerGeneratedForSession`: the device takes the call.
    pub struct RtcAnswer {
        /// `answer`
        pub answer: Option<SdpAnswer> = "answer",
    }
}

kept! {
    /// A description of the device's side of a call.
    pub struct SdpAnswer {
        /// `format`: `SDP`.
        pub format: Option<String> = "format",
        /// `value`
        pub value: Option<SessionDescription> = "value",
    }
}

impl RtcAnswer {
    /// The device's side of the call, in the session description protocol.
    pub fn new(description: impl Into<SessionDescription>) -> Self {
        Self::default().answer(SdpAnswer::default().format("SDP").value(description))
    }
}

kept! {
    /// The payload of `SessionConnected` and `SessionDisconnected`.
    pub struct RtcSession {
        /// `sessionId`, from the directive.
        pub session_id: Option<String> = "sessionId",
    }
}
