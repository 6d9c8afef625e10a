use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::viewport::{ViewportProfile, ViewportState};
use super::{
    Context, DialogState, Intent, IntentName, Person, Request, Session, SimpleSlotValue, Slot,
    SupportedInterfaces, System, Timestamp,
};
use crate::id::{DeviceId, PersonId, RequestId, SessionId, SkillId, UserId};
use crate::secret::{AccessToken, ApiAccessToken};
use crate::wire::{CowStr, Member};
use crate::{Locale, ParseError};

/// One message from Alexa.
///
/// ```
/// use alexa_skill_core::request::RequestEnvelope;
///
/// let envelope = RequestEnvelope::from_slice(br#"{
///     "session": { "new": true, "user": { "userId": "u-1", "accessToken": "" } },
///     "request": { "type": "LaunchRequest", "locale": "en-US" }
/// }"#)?;
/// assert_eq!(envelope.user_id().map(|id| id.as_str()), Some("u-1"));
/// assert!(envelope.access_token().is_none());
/// # Ok::<(), alexa_skill_core::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RequestEnvelope {
    /// The version of the message format, `1.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The session; requests out of session have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
    /// The state of device, user and interfaces; boxed, because it is large and an envelope is moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Box<Context>>,
    /// What happened.
    pub request: Request,
}

impl<'de> Deserialize<'de> for RequestEnvelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = RequestEnvelope;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct RequestEnvelope")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RequestEnvelope, A::Error> {
        let (mut version, mut session, mut context, mut request) = (None, None, None, None);
        let mut seen = [false; 4];
        while let Some(key) = map.next_key_seed(CowStr)? {
            match &*key {
                "version" => {
                    once(&mut seen[0], "version")?;
                    map.next_value_seed(Member(&mut version))?;
                }
                "session" => {
                    once(&mut seen[1], "session")?;
                    map.next_value_seed(Member(&mut session))?;
                }
                "context" => {
                    once(&mut seen[2], "context")?;
                    map.next_value_seed(Member(&mut context))?;
                }
                "request" => {
                    once(&mut seen[3], "request")?;
                    request = Some(map.next_value()?);
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(RequestEnvelope {
            version,
            session,
            context,
            request: request.ok_or_else(|| A::Error::missing_field("request"))?,
        })
    }
}

/// A member may not stand there twice: one of the two could be a forgery.
fn once<E: Error>(seen: &mut bool, name: &'static str) -> Result<(), E> {
    if std::mem::replace(seen, true) {
        return Err(E::duplicate_field(name));
    }
    Ok(())
}

impl RequestEnvelope {
    /// An envelope around `request` and nothing else, for tests.
    pub fn new(request: impl Into<Request>) -> Self {
        Self {
            version: Some("1.0".into()),
            session: None,
            context: None,
            request: request.into(),
        }
    }

    /// Reads a message. It must be UTF-8 of at most 6 MiB, nested at most 127 levels in what
    /// is read. What waits as text is counted by itself, when it is asked for.
    pub fn from_slice(body: &[u8]) -> Result<Self, ParseError> {
        crate::parse::from_bytes(body)
    }

    /// As [`from_slice`](Self::from_slice), and reads at once what otherwise waits as text until it is
    /// asked for: for tests and tools. So a fault anywhere is found, and what is written back is what the
    /// types hold, not what came.
    ///
    /// ```
    /// use alexa_skill_core::request::RequestEnvelope;
    ///
    /// let json = br#"{"session":{"attributes":7},"request":{"type":"LaunchRequest"}}"#;
    /// assert!(RequestEnvelope::from_slice(json).is_ok());
    /// let error = RequestEnvelope::from_slice_eagerly(json).unwrap_err();
    /// assert_eq!(error.path(), "session.attributes");
    /// ```
    pub fn from_slice_eagerly(body: &[u8]) -> Result<Self, ParseError> {
        crate::parse::from_bytes_eagerly(body)
    }

    /// The linked account's token: `context.System.user.accessToken`, else
    /// `session.user.accessToken`. An empty one counts as absent: the account is not linked.
    pub fn access_token(&self) -> Option<&AccessToken> {
        let system = self.system().and_then(|system| system.user.as_ref());
        let session = self
            .session
            .as_ref()
            .and_then(|session| session.user.as_ref());
        [system, session]
            .into_iter()
            .flatten()
            .filter_map(|user| user.access_token.as_ref())
            .find(|token| !token.is_empty())
    }

    /// `request.type`
    pub fn request_type(&self) -> &str {
        self.request.tag()
    }

    /// `request.requestId`
    pub fn request_id(&self) -> Option<&RequestId> {
        self.request.request_id()
    }

    /// `request.timestamp`
    pub fn timestamp(&self) -> Option<&Timestamp> {
        self.request.timestamp()
    }

    /// `request.locale`
    pub fn locale(&self) -> Option<&Locale> {
        self.request.locale()
    }

    /// `context.System`
    pub fn system(&self) -> Option<&System> {
        self.context.as_ref()?.system.as_ref()
    }

    /// The account's id: of `context.System.user`, else of `session.user`.
    pub fn user_id(&self) -> Option<&UserId> {
        let system = self.system().and_then(|system| system.user.as_ref());
        let session = self
            .session
            .as_ref()
            .and_then(|session| session.user.as_ref());
        [system, session]
            .into_iter()
            .flatten()
            .find_map(|user| user.user_id.as_ref())
    }

    /// The skill's id: of `context.System.application`, else of `session.application`.
    pub fn skill_id(&self) -> Option<&SkillId> {
        let system = self.system().and_then(|system| system.application.as_ref());
        let session = self
            .session
            .as_ref()
            .and_then(|session| session.application.as_ref());
        [system, session]
            .into_iter()
            .flatten()
            .find_map(|skill| skill.application_id.as_ref())
    }

    /// The recognised speaker.
    pub fn person(&self) -> Option<&Person> {
        self.system()?.person.as_ref()
    }

    /// The recognised speaker's id.
    pub fn person_id(&self) -> Option<&PersonId> {
        self.person()?.person_id.as_ref()
    }

    /// The device's id.
    pub fn device_id(&self) -> Option<&DeviceId> {
        self.system()?.device.as_ref()?.device_id.as_ref()
    }

    /// The interfaces that the device offers; `None` if the request says nothing of them.
    pub fn supported_interfaces(&self) -> Option<&SupportedInterfaces> {
        self.system()?
            .device
            .as_ref()?
            .supported_interfaces
            .as_ref()
    }

    /// Whether the device offers the interface `name`.
    pub fn supports(&self, name: &str) -> bool {
        self.supported_interfaces()
            .is_some_and(|interfaces| interfaces.supports(name))
    }

    /// The address of Alexa's APIs in the user's region.
    pub fn api_endpoint(&self) -> Option<&str> {
        self.system()?.api_endpoint.as_deref()
    }

    /// The key to Alexa's APIs; an empty one counts as absent.
    pub fn api_access_token(&self) -> Option<&ApiAccessToken> {
        self.system()?
            .api_access_token
            .as_ref()
            .filter(|token| !token.is_empty())
    }

    /// The session's id.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.session.as_ref()?.session_id.as_ref()
    }

    /// Whether this request opens a session.
    pub fn is_new_session(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| session.new == Some(true))
    }

    /// The intent of an `IntentRequest` or a `CanFulfillIntentRequest`.
    pub fn intent(&self) -> Option<&Intent> {
        self.request.intent()
    }

    /// The intent's name.
    pub fn intent_name(&self) -> Option<&IntentName> {
        self.intent()?.name.as_ref()
    }

    /// The slot `name` of the intent.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.intent()?.slot(name)
    }

    /// The spoken value of the slot `name`, which is the first where there are several.
    ///
    /// ```
    /// use alexa_skill_core::request::{Intent, IntentRequest, RequestEnvelope, Slot};
    ///
    /// let intent = Intent::new("OrderIntent").with_slot(Slot::new("size").value("large"));
    /// let envelope = RequestEnvelope::new(IntentRequest::default().intent(intent));
    /// assert_eq!(envelope.slot_value("size"), Some("large"));
    /// assert_eq!(envelope.slot_value("count"), None);
    /// ```
    pub fn slot_value(&self, name: &str) -> Option<&str> {
        self.slot(name)?.spoken()
    }

    /// All values of the slot `name`, those of nested lists included, in the order spoken.
    ///
    /// ```
    /// use alexa_skill_core::request::RequestEnvelope;
    ///
    /// let json = br#"{"request":{"type":"IntentRequest","intent":{"slots":{"colors":{"slotValue":{
    ///     "type":"List","values":[{"type":"Simple","value":"red"},{"type":"Simple","value":"blue"}]}}}}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let colors: Vec<_> = envelope.slot_values("colors").iter().filter_map(|v| v.value.as_deref()).collect();
    /// assert_eq!(colors, ["red", "blue"]);
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    pub fn slot_values(&self, name: &str) -> Vec<&SimpleSlotValue> {
        self.slot(name).map(Slot::values).unwrap_or_default()
    }

    /// `context.Viewport`; `None` if the device has no screen.
    pub fn viewport(&self) -> Result<Option<&ViewportState>, ParseError> {
        let context = self.context.as_deref();
        context.map_or(Ok(None), Context::viewport)
    }

    /// The class of devices that the screen belongs to: [`ViewportProfile::Unknown`] if there is no
    /// screen, or none that can be read.
    ///
    /// ```
    /// use alexa_skill_core::request::RequestEnvelope;
    /// use alexa_skill_core::request::viewport::ViewportProfile;
    ///
    /// let json = br#"{"request": {"type": "LaunchRequest"}, "context": {"Viewport": {"shape": "RECTANGLE",
    ///     "dpi": 160, "currentPixelWidth": 1024, "currentPixelHeight": 600}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// assert_eq!(envelope.viewport_profile(), ViewportProfile::HubLandscapeMedium);
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    pub fn viewport_profile(&self) -> ViewportProfile {
        let viewport = self.viewport().ok().flatten();
        viewport.map_or(ViewportProfile::Unknown, ViewportState::profile)
    }

    /// How far the dialog has come.
    pub fn dialog_state(&self) -> Option<&DialogState> {
        match &self.request {
            Request::Intent(request) => request.dialog_state.as_ref(),
            Request::CanFulfillIntent(request) => request.dialog_state.as_ref(),
            _ => None,
        }
    }
}
