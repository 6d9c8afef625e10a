use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::session::Session;
use super::{AudioPlayer, VirtualAlexaBuilder};
use crate::Locale;
use crate::clock::Clock;
use crate::id::{DeviceId, PersonId, SkillId, UserId};
use crate::request::{DialogState, Intent, IntentName, PermissionStatus, SupportedInterfaces};
use crate::secret::AccessToken;
use crate::testing::language::{
    DynamicEntities, Grammar, Invocation, Understanding, fill_given, invocation, leaves,
    understand, words,
};
use crate::testing::turn::{Said, TurnDraft};
use crate::testing::{InteractionModel, SkillEndpoint, TestingError, Turn};

/// Alexa and a device in somebody's kitchen, for tests of a skill.
///
/// See the [module](crate::testing) for an example.
#[must_use = "nothing happens until something is said"]
pub struct VirtualAlexa {
    pub(super) endpoint: Box<dyn SkillEndpoint>,
    pub(super) model: Option<InteractionModel>,
    pub(super) models: BTreeMap<Locale, InteractionModel>,
    pub(super) locale: Locale,
    pub(super) skill_id: SkillId,
    pub(super) device_id: DeviceId,
    pub(super) interfaces: SupportedInterfaces,
    pub(super) account: Account,
    pub(super) api_endpoint: String,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) deadline: Duration,
    pub(super) session: Option<Session>,
    pub(super) sessions: u64,
    pub(super) requests: u64,
    pub(super) audio: AudioPlayer,
    /// Members of the context that the test set.
    pub(super) context: Map<String, Value>,
    /// What has been said, for a recording.
    pub(super) said: Vec<String>,
    pub(super) unhandled: Mutex<BTreeMap<Locale, Arc<[IntentName]>>>,
}

/// The account that enabled the skill, and the speaker.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) user_id: UserId,
    pub(super) person_id: Option<PersonId>,
    pub(super) token: Option<AccessToken>,
    pub(super) permissions: BTreeMap<String, PermissionStatus>,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            user_id: UserId::new("amzn1.ask.account.TEST"),
            person_id: None,
            token: None,
            permissions: BTreeMap::new(),
        }
    }
}

impl VirtualAlexa {
    /// Starts with what answers: a [`Skill`](crate::skill::Skill), or a skill at an
    /// [address](crate::testing::HttpEndpoint).
    #[expect(
        clippy::new_ret_no_self,
        reason = "it reads as it is: a new Alexa, and what it is like"
    )]
    pub fn new(endpoint: impl SkillEndpoint + 'static) -> VirtualAlexaBuilder {
        VirtualAlexaBuilder::new(endpoint)
    }

    pub(super) fn from_builder(builder: VirtualAlexaBuilder) -> Self {
        Self {
            endpoint: builder.endpoint,
            model: builder.model,
            models: builder.models,
            locale: builder.locale,
            skill_id: builder.skill_id,
            device_id: builder.device_id,
            interfaces: builder.interfaces,
            account: builder.account,
            api_endpoint: builder.api_endpoint,
            clock: builder.clock,
            deadline: builder.deadline,
            session: None,
            sessions: 0,
            requests: 0,
            audio: AudioPlayer::default(),
            context: Map::new(),
            said: Vec::new(),
            unhandled: Mutex::default(),
        }
    }

    /// The user opens the skill. A session that is open is left behind.
    pub async fn launch(&mut self) -> Result<Turn, TestingError> {
        self.said.extend(self.opening());
        self.launch_as(Said::Launch).await
    }

    async fn launch_as(&mut self, said: Said) -> Result<Turn, TestingError> {
        self.session = None;
        let mut turn = TurnDraft::new(said);
        let request = json!({ "type": "LaunchRequest", "shouldLinkResultBeReturned": false });
        self.call_in_session(&mut turn, request).await?;
        Ok(self.turn(turn))
    }

    /// The user says something: the interaction model tells which intent it means.
    ///
    /// "Open {invocation name}" launches the skill, "ask {invocation name} .." begins a session with
    /// what is asked, and anything else belongs to the open session, or begins one.
    pub async fn say(&mut self, utterance: &str) -> Result<Turn, TestingError> {
        let done = self.hear(utterance).await;
        // What nobody understands breaks off whatever it is replayed in.
        if !done.as_ref().is_err_and(TestingError::is_not_understood) {
            self.said.push(utterance.to_owned());
        }
        done
    }

    async fn hear(&mut self, utterance: &str) -> Result<Turn, TestingError> {
        let said = Said::Words(utterance.to_owned());
        if words(utterance).is_empty() {
            return Err(TestingError::NothingSaid);
        }
        let name = self.interaction_model()?.invocation_name();
        let called = invocation(&self.locale, name, utterance);
        match called {
            Some(Invocation::Open) => return self.launch_as(said).await,
            Some(Invocation::Ask(readings)) => {
                self.session = None;
                let understood = self.best(&readings)?;
                return self.begin_intent(said, understood.intent).await;
            }
            None => {}
        }
        if let Some(turn) = self.answer_question(&said, utterance).await? {
            return Ok(turn);
        }
        let understood = understand(&self.grammar()?, utterance);
        let matched = matches!(&understood, Ok(understood) if understood.explained > 0);
        if !matched && self.session.is_some() && leaves(utterance) {
            return self.leave(said).await;
        }
        self.begin_intent(said, understood?.intent).await
    }

    /// The user says what means this intent, with words for its slots. They are resolved by the
    /// interaction model, if there is one, as if they had been said. What a built-in type does not
    /// understand as words, such as `PT2H` or `2026-W48`, is sent as it is.
    pub async fn intent(
        &mut self,
        name: impl Into<IntentName>,
        slots: &[(&str, &str)],
    ) -> Result<Turn, TestingError> {
        let intent = self.filled_intent(name.into(), slots)?;
        self.begin_intent(Said::Intent, intent).await
    }

    /// Sends exactly this intent.
    pub async fn send_intent(&mut self, intent: Intent) -> Result<Turn, TestingError> {
        self.begin_intent(Said::Intent, intent).await
    }

    /// The session ends because the user leaves: the skill is told and cannot answer.
    pub(super) async fn leave(&mut self, said: Said) -> Result<Turn, TestingError> {
        self.end_session_as(said, json!({ "reason": "USER_INITIATED" }))
            .await
    }

    pub(super) async fn end_session_as(
        &mut self,
        said: Said,
        why: Value,
    ) -> Result<Turn, TestingError> {
        if self.session.is_none() {
            return Err(TestingError::NoSession);
        }
        let mut request = why;
        request["type"] = "SessionEndedRequest".into();
        let mut turn = TurnDraft::new(said);
        let called = self.call_in_session(&mut turn, request).await;
        self.session = None;
        called?;
        Ok(self.turn(turn))
    }

    async fn begin_intent(&mut self, said: Said, intent: Intent) -> Result<Turn, TestingError> {
        if let Some(session) = &mut self.session {
            session.question = None;
        }
        let state = self.has_dialog(&intent).then_some(DialogState::Started);
        let mut turn = TurnDraft::new(said);
        self.run_dialog(&mut turn, intent, state).await?;
        Ok(self.turn(turn))
    }

    /// The reading that most of is understood.
    fn best(&self, readings: &[String]) -> Result<Understanding, TestingError> {
        let grammar = self.grammar()?;
        let mut best: Option<Result<Understanding, TestingError>> = None;
        for reading in readings {
            let understood = understand(&grammar, reading);
            let score = |understood: &Result<Understanding, TestingError>| match understood {
                Ok(understood) => understood.explained + 1,
                Err(_) => 0,
            };
            if best
                .as_ref()
                .is_none_or(|best| score(&understood) > score(best))
            {
                best = Some(understood);
            }
        }
        best.unwrap_or(Err(TestingError::NothingSaid))
    }

    pub(super) fn filled_intent(
        &self,
        name: IntentName,
        slots: &[(&str, &str)],
    ) -> Result<Intent, TestingError> {
        let Some(model) = self.model() else {
            return Ok(slots
                .iter()
                .fold(Intent::new(name), |intent, (slot, value)| {
                    intent.with_slot(crate::request::Slot::new(*slot).value(*value))
                }));
        };
        let Some(intent) = model.intent(name.as_str()) else {
            return Err(TestingError::UnknownIntent(name));
        };
        if let Some((slot, _)) = slots.iter().find(|(slot, _)| intent.slot(slot).is_none()) {
            return Err(TestingError::UnknownSlot {
                intent: name,
                slot: (*slot).to_owned(),
            });
        }
        let grammar = self.grammar()?;
        let mut filled =
            Intent::new(name).confirmation_status(crate::request::ConfirmationStatus::None);
        for slot in &intent.slots {
            let given = slots.iter().find(|(name, _)| *name == slot.name);
            let text = given.map_or("", |(_, value)| *value);
            filled = filled.with_slot(fill_given(&grammar, slot, text));
        }
        Ok(filled)
    }

    /// The interaction model of the present locale.
    pub fn model(&self) -> Option<&InteractionModel> {
        self.models.get(&self.locale).or(self.model.as_ref())
    }

    pub(super) fn interaction_model(&self) -> Result<&InteractionModel, TestingError> {
        self.model()
            .ok_or_else(|| TestingError::NoModel(self.locale.clone()))
    }

    pub(super) fn grammar(&self) -> Result<Grammar<'_>, TestingError> {
        static NONE: std::sync::LazyLock<DynamicEntities> =
            std::sync::LazyLock::new(DynamicEntities::default);
        Ok(Grammar {
            model: self.interaction_model()?,
            locale: &self.locale,
            skill_id: &self.skill_id,
            dynamic: self
                .session
                .as_ref()
                .map_or(&NONE, |session| &session.entities),
            today: self.now().to_zoned(jiff::tz::TimeZone::UTC).date(),
        })
    }

    pub(super) fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::try_from(self.clock.now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    /// The device's language.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// Changes the device's language. A [recording](Self::recording) begins anew.
    pub fn set_locale(&mut self, locale: Locale) {
        if self.locale != locale {
            self.said.clear();
            self.locale = locale;
        }
    }

    /// Whether a session is open.
    pub fn in_session(&self) -> bool {
        self.session.is_some()
    }

    /// The session attributes that Alexa keeps for the next request; `None` out of session.
    pub fn session_attributes(&self) -> Option<&Map<String, Value>> {
        self.session.as_ref().map(|session| &session.attributes)
    }
}

impl std::fmt::Debug for VirtualAlexa {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VirtualAlexa")
            .field("locale", &self.locale)
            .field("skill_id", &self.skill_id)
            .field("linked", &self.account.token.is_some())
            .field("in_session", &self.session.is_some())
            .finish_non_exhaustive()
    }
}
