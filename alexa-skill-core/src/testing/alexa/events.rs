//! What happens besides speech.

use serde_json::{Map, Value, json};

use super::VirtualAlexa;
use crate::request::{IntentName, PermissionStatus, SessionEndedErrorType, SessionEndedReason};
use crate::testing::turn::{Said, TurnDraft};
use crate::testing::{TestingError, Turn};

/// The end of a session.
impl VirtualAlexa {
    /// The user does not answer, nor to the reprompt: the session ends, and the skill is told.
    pub async fn time_out(&mut self) -> Result<Turn, TestingError> {
        self.end_session(SessionEndedReason::ExceededMaxReprompts)
            .await
    }

    /// The session ends for this reason, and the skill is told.
    pub async fn end_session(&mut self, reason: SessionEndedReason) -> Result<Turn, TestingError> {
        self.end_session_as(Said::Event, json!({ "reason": reason.as_str() }))
            .await
    }

    /// The session ends because something failed, such as the skill's last answer.
    pub async fn fail_session(
        &mut self,
        error: SessionEndedErrorType,
        message: &str,
    ) -> Result<Turn, TestingError> {
        let why = json!({
            "reason": "ERROR",
            "error": { "type": error.as_str(), "message": message },
        });
        self.end_session_as(Said::Event, why).await
    }

    /// The session is forgotten without a request, as when the skill's own answer ended it.
    pub fn drop_session(&mut self) -> &mut Self {
        self.session = None;
        self
    }
}

/// Skill events. They come out of session, to skills that subscribed to them.
impl VirtualAlexa {
    /// The user enabled the skill.
    pub async fn skill_enabled(&mut self) -> Result<Turn, TestingError> {
        self.event("AlexaSkillEvent.SkillEnabled", None).await
    }

    /// The user disabled the skill. Session, linked account and permissions are gone then.
    pub async fn skill_disabled(&mut self) -> Result<Turn, TestingError> {
        self.session = None;
        self.account.token = None;
        self.account.permissions.clear();
        self.event("AlexaSkillEvent.SkillDisabled", None).await
    }

    /// The user linked the account: the event carries the token in its body.
    pub async fn account_linked(&mut self) -> Result<Turn, TestingError> {
        let token = self.access_token().ok_or(TestingError::NotLinked)?;
        let body = json!({ "accessToken": token.expose_secret() });
        self.event("AlexaSkillEvent.SkillAccountLinked", Some(body))
            .await
    }

    /// The user granted permissions for the first time: those granted now are in the event.
    pub async fn permission_accepted(&mut self) -> Result<Turn, TestingError> {
        let body = self.granted();
        self.event("AlexaSkillEvent.SkillPermissionAccepted", Some(body))
            .await
    }

    /// The user changed what is granted: what is granted now is in the event.
    pub async fn permission_changed(&mut self) -> Result<Turn, TestingError> {
        let body = self.granted();
        self.event("AlexaSkillEvent.SkillPermissionChanged", Some(body))
            .await
    }

    fn granted(&self) -> Value {
        let scopes = self.account.permissions.iter();
        let granted: Vec<Value> = scopes
            .filter(|(_, status)| **status == PermissionStatus::Granted)
            .map(|(scope, _)| json!({ "scope": scope }))
            .collect();
        json!({ "acceptedPermissions": granted })
    }

    async fn event(
        &mut self,
        request_type: &str,
        body: Option<Value>,
    ) -> Result<Turn, TestingError> {
        let now = self.now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let mut request = json!({
            "type": request_type,
            "eventCreationTime": now,
            "eventPublishingTime": now,
        });
        if let Some(body) = body {
            request["body"] = body;
        }
        self.out_of_session(request).await
    }
}

/// The screen, other skills, and whatever else there is.
impl VirtualAlexa {
    /// The user touches something on the screen: `Alexa.Presentation.APL.UserEvent` with these
    /// arguments. `source` is the id of the component; its token is that of the document that was
    /// last shown.
    pub async fn apl_user_event(
        &mut self,
        source: &str,
        arguments: &[Value],
    ) -> Result<Turn, TestingError> {
        let mut request = json!({
            "type": "Alexa.Presentation.APL.UserEvent",
            "arguments": arguments,
            "components": {},
            "source": { "type": "TouchWrapper", "handler": "Press", "id": source },
        });
        let session = self.session.as_ref().ok_or(TestingError::NoSession)?;
        if let Some(token) = &session.document {
            request["token"] = token.as_str().into();
        }
        self.in_session_event(request).await
    }

    /// The user comes back from what a `Connections.StartConnection` directive began, such as linking
    /// the account by voice: a `SessionResumedRequest`. `code` is 200 for success.
    pub async fn session_resumed(
        &mut self,
        code: u16,
        message: &str,
        result: Value,
    ) -> Result<Turn, TestingError> {
        let session = self.session.as_mut().ok_or(TestingError::NoSession)?;
        let mut cause = json!({
            "type": "ConnectionCompleted",
            "status": { "code": code.to_string(), "message": message },
            "result": result,
        });
        if let Some(token) = session.connection.take() {
            cause["token"] = token.into();
        }
        let request = json!({ "type": "SessionResumedRequest", "cause": cause });
        self.in_session_event(request).await
    }

    /// Alexa asks whether the skill could answer, with words for the slots. No account is linked in
    /// such a request, and no session is open.
    pub async fn can_fulfill(
        &mut self,
        name: impl Into<IntentName>,
        slots: &[(&str, &str)],
    ) -> Result<Turn, TestingError> {
        let intent = self.filled_intent(name.into(), slots)?;
        let mut request = json!({ "type": "CanFulfillIntentRequest" });
        request["intent"] = serde_json::to_value(intent).map_err(TestingError::Write)?;
        let token = self.account.token.take();
        let turn = self.out_of_session(request).await;
        self.account.token = token;
        turn
    }

    /// Sends any request: `members` are those of `request`, with its `type`. Id, time and locale are
    /// added.
    ///
    /// In session, one is begun where none is open.
    pub async fn send(
        &mut self,
        members: Map<String, Value>,
        in_session: bool,
    ) -> Result<Turn, TestingError> {
        let request = Value::Object(members);
        if in_session {
            self.in_session_event(request).await
        } else {
            self.out_of_session(request).await
        }
    }

    /// Puts a member into the context of every request from now on, such as `Geolocation` or
    /// `Viewports`. `null` takes it out.
    pub fn set_context(&mut self, name: impl Into<String>, value: Value) -> &mut Self {
        let name = name.into();
        if value.is_null() {
            self.context.remove(&name);
        } else {
            self.context.insert(name, value);
        }
        self
    }

    async fn in_session_event(&mut self, request: Value) -> Result<Turn, TestingError> {
        let mut turn = TurnDraft::new(Said::Event);
        self.call_in_session(&mut turn, request).await?;
        Ok(self.turn(turn))
    }

    pub(super) async fn out_of_session(&mut self, request: Value) -> Result<Turn, TestingError> {
        let mut turn = TurnDraft::new(Said::Event);
        let answer = self.call(&mut turn, request, false).await?;
        self.play(&answer);
        Ok(self.turn(turn))
    }
}
