use super::{
    Resolution, ResolutionStatus, ResolutionStatusCode, ResolutionValue, ResolutionValueWrapper,
    Resolutions, SimpleSlotValue, SlotValue,
};
use crate::Lazy;
use crate::request::ConfirmationStatus;
use crate::wire::model;

model! {
    /// A slot of an intent: the words that fill it and what they resolved to.
    ///
    /// ```
    /// use alexa_skill_core::request::Slot;
    ///
    /// let slot = Slot::new("infoTypeRequested").resolved_as("emailAddress", "mail");
    /// assert_eq!(slot.spoken(), Some("mail"));
    /// assert_eq!(slot.id(), Some("emailAddress"));
    /// ```
    pub struct Slot written_with(name, confirmation_status) {
        /// The slot's name.
        pub name: Option<String>,
        /// The words the user said. Absent where the slot is not filled or has several values.
        pub value: Option<String>,
        /// Whether the user confirmed the slot.
        pub confirmation_status: Option<ConfirmationStatus>,
        /// What the words resolved to; [`matches`](Self::matches) and its kin read it. It waits as text,
        /// because it comes twice, heavier than all else of the request, and few handlers look at it.
        #[serde(serialize_with = "crate::lazy::as_read")]
        pub resolutions: Option<Lazy<Resolutions>>,
        /// The value with its kind, several values included; [`values`](Self::values) reads it.
        #[serde(serialize_with = "crate::lazy::as_read")]
        pub slot_value: Option<Lazy<SlotValue>>,
        /// Who filled the slot, `USER` so far. Not in the published model, but often sent.
        pub source: Option<String>,
    }
}

impl Slot {
    /// An empty slot of this name, which nobody has confirmed, for directives and tests.
    pub fn new(name: impl Into<String>) -> Self {
        Self::default()
            .name(name)
            .confirmation_status(ConfirmationStatus::None)
    }

    /// Fills the slot with `spoken`, resolved to the value `id` of the interaction model.
    #[must_use]
    pub fn resolved_as(self, id: &str, spoken: &str) -> Self {
        let value = ResolutionValue::default().id(id).name(id);
        let resolution = Resolution::default()
            .status(ResolutionStatus::default().code(ResolutionStatusCode::Match))
            .values(vec![ResolutionValueWrapper::default().value(value)]);
        self.value(spoken)
            .resolutions(Resolutions::default().resolutions_per_authority(vec![resolution]))
    }

    /// The words the user said, or of several values the first; `None` if the slot is not filled.
    pub fn spoken(&self) -> Option<&str> {
        self.value
            .as_deref()
            .or_else(|| self.values().first()?.value.as_deref())
    }

    /// Whether the user filled the slot.
    pub fn is_filled(&self) -> bool {
        self.spoken().is_some_and(|value| !value.is_empty())
    }

    /// The matches over all authorities, static and dynamic, in the order they came; none where they
    /// cannot be read, which `resolutions` tells by its [`get`](Lazy::get).
    ///
    /// ```
    /// use alexa_skill_core::request::Slot;
    ///
    /// let slot = Slot::new("city").resolved_as("BER", "berlin");
    /// assert_eq!(slot.matches().filter_map(|value| value.id.as_deref()).collect::<Vec<_>>(), ["BER"]);
    /// ```
    pub fn matches(&self) -> impl Iterator<Item = &ResolutionValue> {
        let resolutions = self.resolutions.as_ref().and_then(|it| it.get().ok());
        resolutions.into_iter().flat_map(Resolutions::matches)
    }

    /// The first match over all authorities, static and dynamic, in the order they came.
    pub fn resolved(&self) -> Option<&ResolutionValue> {
        let first = self.matches().next();
        first.or_else(|| self.values().first()?.resolved())
    }

    /// The id of the first match.
    pub fn id(&self) -> Option<&str> {
        self.resolved()?.id.as_deref()
    }

    /// The canonical name of the first match, else the words the user said.
    pub fn canonical(&self) -> Option<&str> {
        self.resolved()
            .and_then(|value| value.name.as_deref())
            .or_else(|| self.spoken())
    }

    /// The single values of a slot that has its kind, several or one; empty where `slotValue` is
    /// absent, or cannot be read, which its [`get`](Lazy::get) tells.
    pub fn values(&self) -> Vec<&SimpleSlotValue> {
        let value = self.slot_value.as_ref().and_then(|value| value.get().ok());
        value.map(SlotValue::simple_values).unwrap_or_default()
    }

    /// Whether the user confirmed the slot.
    pub fn is_confirmed(&self) -> bool {
        self.confirmation_status == Some(ConfirmationStatus::Confirmed)
    }
}
