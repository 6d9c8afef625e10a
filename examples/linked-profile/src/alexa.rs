//! A simulated Alexa: it sends what a device would send, and keeps the session.

use std::time::{Duration, Instant};

use alexa_skill_core::clock::Clock;
use alexa_skill_core::id::SkillId;
use alexa_skill_core::request::{
    Application, Context, Device, Intent, IntentRequest, LaunchRequest, Request, RequestEnvelope,
    Session, SupportedInterfaces, System, Timestamp, User,
};
use alexa_skill_core::secret::AccessToken;
use alexa_skill_core::skill::Skill;
use alexa_skill_core::{BoxError, Lazy, Locale};
use serde_json::{Map, Value};

use crate::pool::SharedClock;

/// One request and its answer.
#[derive(Debug)]
pub struct Turn {
    /// What the user said.
    pub user: String,
    /// What Alexa sent.
    pub request: Value,
    /// What the skill answered.
    pub response: Value,
    /// How long the skill took.
    pub took: Duration,
}

/// A device in somebody's kitchen.
#[derive(Debug)]
pub struct Alexa {
    skill: Skill,
    locale: Locale,
    clock: SharedClock,
    token: Option<AccessToken>,
    session: Option<Map<String, Value>>,
    sessions: u32,
    requests: u32,
}

impl Alexa {
    /// A device that speaks to `skill`, whose account is not linked.
    pub fn new(skill: Skill, locale: Locale, clock: SharedClock) -> Self {
        Self {
            skill,
            locale,
            clock,
            token: None,
            session: None,
            sessions: 0,
            requests: 0,
        }
    }

    /// From now on the account is linked, and this token is sent.
    pub fn link(&mut self, token: AccessToken) {
        self.token = Some(token);
    }

    /// The user opens the skill.
    pub async fn launch(&mut self, said: &str) -> Result<Turn, BoxError> {
        self.session = None;
        let mut request = LaunchRequest::default().locale(self.locale.clone());
        request.request_id = Some(self.next_request().into());
        request.timestamp = Some(self.timestamp());
        self.send(said, request.into()).await
    }

    /// The user says something that matches `intent`.
    pub async fn intent(&mut self, said: &str, intent: Intent) -> Result<Turn, BoxError> {
        let mut request = IntentRequest::default()
            .intent(intent)
            .locale(self.locale.clone());
        request.request_id = Some(self.next_request().into());
        request.timestamp = Some(self.timestamp());
        self.send(said, request.into()).await
    }

    async fn send(&mut self, said: &str, request: Request) -> Result<Turn, BoxError> {
        let application =
            Application::default().application_id(SkillId::new("amzn1.ask.skill.linked-profile"));
        let mut user = User::default().user_id("amzn1.ask.account.demo");
        user.access_token.clone_from(&self.token);
        let device = Device::default()
            .device_id("amzn1.ask.device.kitchen")
            .supported_interfaces(SupportedInterfaces::default());
        let system = System::default()
            .application(application.clone())
            .user(user.clone())
            .device(device)
            .api_endpoint("https://api.amazonalexa.com");

        let new = self.session.is_none();
        if new {
            self.sessions += 1;
        }
        let mut envelope = RequestEnvelope::new(request);
        envelope.context = Some(Context::new(system));
        envelope.session = Some(
            Session::default()
                .new(new)
                .session_id(format!("amzn1.echo-api.session.{}", self.sessions))
                .application(application)
                .attributes(Lazy::new(self.session.clone().unwrap_or_default()))
                .user(user),
        );

        let body = serde_json::to_vec(&envelope)?;
        let started = Instant::now();
        let answer = self.skill.invoke_json(&body).await?;
        let took = started.elapsed();

        let response: Value = serde_json::from_slice(&answer)?;
        let ended = response["response"]["shouldEndSession"] != Value::Bool(false);
        self.session = match (ended, &response["sessionAttributes"]) {
            (false, Value::Object(attributes)) => Some(attributes.clone()),
            (false, _) => Some(Map::new()),
            (true, _) => None,
        };
        Ok(Turn {
            user: said.to_owned(),
            request: serde_json::from_slice(&body)?,
            response,
            took,
        })
    }

    fn next_request(&mut self) -> String {
        self.requests += 1;
        format!("amzn1.echo-api.request.{}", self.requests)
    }

    fn timestamp(&self) -> Timestamp {
        let now = self
            .clock
            .now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from(i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
    }
}
