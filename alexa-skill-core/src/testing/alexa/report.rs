//! Which handlers the model's intents have.

use std::sync::Arc;

use serde_json::json;

use super::VirtualAlexa;
use super::session::Session;
use crate::request::{Intent, IntentName, RequestEnvelope, Slot};
use crate::testing::model::IntentModel;
use crate::testing::{HandlerChoice, HandlerReport, TestingError};

impl VirtualAlexa {
    /// Which handler takes which intent of the interaction model.
    ///
    /// Each is tried as the first of a session and later, in every dialog state, with empty slots and
    /// with every value that the model has. Only predicates are asked; no handler runs.
    pub fn handler_report(&self) -> Result<HandlerReport, TestingError> {
        let model = self.interaction_model()?;
        let mut intents = Vec::new();
        for intent in &model.intents {
            intents.push((intent.name.clone(), self.choice(intent)?));
        }
        Ok(HandlerReport { intents })
    }

    /// The best that is found for an intent.
    fn choice(&self, model: &IntentModel) -> Result<HandlerChoice, TestingError> {
        let mut best = HandlerChoice::Nobody;
        for intent in self.variants(model)? {
            for state in [
                None,
                Some("STARTED"),
                Some("IN_PROGRESS"),
                Some("COMPLETED"),
            ] {
                for begun in [false, true] {
                    match self
                        .endpoint
                        .handler_for(&self.trial(&intent, state, begun)?)
                    {
                        HandlerChoice::Nobody => {}
                        HandlerChoice::Fallback => best = HandlerChoice::Fallback,
                        taken => return Ok(taken),
                    }
                }
            }
        }
        Ok(best)
    }

    /// The intent with empty slots, and with each value of each slot.
    fn variants(&self, model: &IntentModel) -> Result<Vec<Intent>, TestingError> {
        let empty = self.filled_intent(model.name.clone(), &[])?;
        let mut variants = vec![empty.clone()];
        for slot in &model.slots {
            let types = &self.interaction_model()?.types;
            let values = types.get(&slot.slot_type).map(|values| &values.values);
            for value in values.into_iter().flatten() {
                let id = value.id.as_deref().unwrap_or(&value.name);
                let slot = Slot::new(&slot.name).resolved_as(id, &value.name);
                variants.push(empty.clone().with_slot(slot));
            }
        }
        Ok(variants)
    }

    fn trial(
        &self,
        intent: &Intent,
        state: Option<&str>,
        begun: bool,
    ) -> Result<RequestEnvelope, TestingError> {
        let mut request = json!({ "type": "IntentRequest", "locale": self.locale.as_str() });
        request["intent"] = serde_json::to_value(intent).map_err(TestingError::Write)?;
        if let Some(state) = state {
            request["dialogState"] = state.into();
        }
        let session = Session {
            begun,
            ..Session::default()
        };
        let message = self.envelope(&request, Some(&session))?;
        let body = serde_json::to_vec(&message).map_err(TestingError::Write)?;
        RequestEnvelope::from_slice(&body).map_err(|source| TestingError::Answer {
            request_type: "IntentRequest".to_owned(),
            source,
        })
    }

    /// The intents that nobody takes, looked up once for each locale.
    pub(super) fn unhandled(&self) -> Arc<[IntentName]> {
        let mut known = match self.unhandled.lock() {
            Ok(known) => known,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(unhandled) = known.get(&self.locale) {
            return Arc::clone(unhandled);
        }
        let report = self.handler_report();
        let unhandled = report
            .map(|report| report.unhandled().cloned().collect())
            .unwrap_or_default();
        known.insert(self.locale.clone(), Arc::clone(&unhandled));
        unhandled
    }
}
