use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::VirtualAlexa;
use super::virtual_alexa::Account;
use crate::Locale;
use crate::clock::{Clock, SystemClock};
use crate::id::{DeviceId, PersonId, SkillId, UserId};
use crate::request::SupportedInterfaces;
use crate::testing::{InteractionModel, ModelError, SkillEndpoint};

/// What a [`VirtualAlexa`] is like before the conversation.
#[must_use = "a builder does nothing until `build` is called"]
pub struct VirtualAlexaBuilder {
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
}

impl VirtualAlexaBuilder {
    pub(super) fn new(endpoint: impl SkillEndpoint + 'static) -> Self {
        Self {
            endpoint: Box::new(endpoint),
            model: None,
            models: BTreeMap::new(),
            locale: Locale::EN_US,
            skill_id: SkillId::new("amzn1.ask.skill.00000000-0000-4000-8000-000000000000"),
            device_id: DeviceId::new("amzn1.ask.device.TEST"),
            interfaces: SupportedInterfaces::default().with(SupportedInterfaces::AUDIO_PLAYER),
            account: Account::default(),
            api_endpoint: "https://api.amazonalexa.com".to_owned(),
            clock: Arc::new(SystemClock),
            deadline: Duration::from_secs(8),
        }
    }

    /// The interaction model, as the JSON of its file. It is used for every locale that has none of
    /// its own.
    pub fn interaction_model(self, json: &str) -> Result<Self, ModelError> {
        Ok(self.with_model(InteractionModel::from_json(json)?))
    }

    /// As [`interaction_model`](Self::interaction_model), read already.
    pub fn with_model(mut self, model: InteractionModel) -> Self {
        self.model = Some(model);
        self
    }

    /// The interaction model of one locale, as the JSON of its file.
    pub fn interaction_model_for(mut self, locale: Locale, json: &str) -> Result<Self, ModelError> {
        let model = InteractionModel::from_json(json)?;
        self.models.insert(locale, model);
        Ok(self)
    }

    /// The device's language; `en-US` if nothing else is said.
    pub fn locale(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// The skill's id, for skills that check it.
    pub fn skill_id(mut self, id: impl Into<SkillId>) -> Self {
        self.skill_id = id.into();
        self
    }

    /// The account that enabled the skill.
    pub fn user_id(mut self, id: impl Into<UserId>) -> Self {
        self.account.user_id = id.into();
        self
    }

    /// The device.
    pub fn device_id(mut self, id: impl Into<DeviceId>) -> Self {
        self.device_id = id.into();
        self
    }

    /// The interfaces that the device offers. Without this it plays audio and has no screen.
    pub fn interfaces(mut self, interfaces: SupportedInterfaces) -> Self {
        self.interfaces = interfaces;
        self
    }

    /// A device with a screen: adds APL.
    pub fn screen(mut self) -> Self {
        self.interfaces = self.interfaces.with(SupportedInterfaces::APL);
        self
    }

    /// The speaker, whose voice Alexa recognises.
    pub fn person(mut self, id: impl Into<PersonId>) -> Self {
        self.account.person_id = Some(id.into());
        self
    }

    /// The address of Alexa's APIs that requests name, such as that of a server of the test.
    pub fn api_endpoint(mut self, address: impl Into<String>) -> Self {
        self.api_endpoint = address.into();
        self
    }

    /// The clock that requests are dated by. Give the skill and the user pool the same.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The time that the skill has to answer: 8 seconds with Alexa.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The device, ready to be spoken to.
    pub fn build(self) -> VirtualAlexa {
        VirtualAlexa::from_builder(self)
    }
}

impl std::fmt::Debug for VirtualAlexaBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VirtualAlexaBuilder")
            .field("locale", &self.locale)
            .field("skill_id", &self.skill_id)
            .finish_non_exhaustive()
    }
}
