//! The request envelope around a request.

use serde_json::{Map, Value, json};

use super::VirtualAlexa;
use super::session::Session;
use crate::request::SupportedInterfaces;
use crate::testing::TestingError;

impl VirtualAlexa {
    /// A request as the service sends it: id, time and locale, in its envelope.
    pub(super) fn message(
        &mut self,
        request: Value,
        in_session: bool,
    ) -> Result<Value, TestingError> {
        self.requests += 1;
        let mut request = request;
        let timestamp = self.now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        request["requestId"] = format!(
            "amzn1.echo-api.request.00000000-0000-4000-8000-{:012}",
            self.requests
        )
        .into();
        request["timestamp"] = timestamp.into();
        request["locale"] = self.locale.as_str().into();

        if !in_session {
            return self.envelope(&request, None);
        }
        if self.session.is_none() {
            self.sessions += 1;
        }
        let session = self.session.get_or_insert_default();
        if session.id.is_empty() {
            session.id = format!(
                "amzn1.echo-api.session.00000000-0000-4000-8000-{:012}",
                self.sessions
            );
        }
        self.envelope(&request, self.session.as_ref())
    }

    /// The envelope around a request.
    pub(super) fn envelope(
        &self,
        request: &Value,
        session: Option<&Session>,
    ) -> Result<Value, TestingError> {
        let user = self.user();
        let application = json!({ "applicationId": self.skill_id.as_str() });
        let mut message = json!({
            "version": "1.0",
            "context": self.context(&user, &application, session)?,
            "request": request,
        });
        if let Some(session) = session {
            message["session"] = json!({
                "new": !session.begun,
                "sessionId": session.id,
                "application": application,
                "attributes": session.attributes,
                "user": user,
            });
        }
        Ok(message)
    }

    fn user(&self) -> Value {
        let account = &self.account;
        let mut user = json!({ "userId": account.user_id.as_str() });
        if let Some(token) = &account.token {
            user["accessToken"] = token.expose_secret().into();
        }
        if !account.permissions.is_empty() {
            let scopes = account.permissions.iter();
            let scopes: Map<String, Value> = scopes
                .map(|(scope, status)| (scope.clone(), json!({ "status": status.as_str() })))
                .collect();
            user["permissions"] = json!({ "scopes": scopes });
        }
        user
    }

    fn context(
        &self,
        user: &Value,
        application: &Value,
        session: Option<&Session>,
    ) -> Result<Value, TestingError> {
        let interfaces = serde_json::to_value(&self.interfaces).map_err(TestingError::Write)?;
        let mut system = json!({
            "application": application,
            "user": user,
            "device": {
                "deviceId": self.device_id.as_str(),
                "supportedInterfaces": interfaces,
            },
            "apiEndpoint": self.api_endpoint,
            "apiAccessToken": "test-api-access-token",
        });
        if let Some(person) = &self.account.person_id {
            system["person"] = json!({ "personId": person.as_str() });
        }
        let mut context = self.context.clone();
        context.insert("System".to_owned(), system);
        if self.interfaces.supports(SupportedInterfaces::AUDIO_PLAYER) {
            let player = context.entry("AudioPlayer");
            player.or_insert_with(|| self.audio.context());
        }
        let shown = session.and_then(|session| session.document.as_deref());
        if let Some(token) = shown {
            let shown = context.entry(SupportedInterfaces::APL);
            shown.or_insert_with(|| json!({ "token": token, "componentsVisibleOnScreen": [] }));
        }
        Ok(Value::Object(context))
    }
}
