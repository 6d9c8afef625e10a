//! What the linked account tells about the user: fetched once a session, then kept with it.

use std::ops::ControlFlow;

use alexa_skill_core::async_trait;
use alexa_skill_core::linking::{Identity, LinkGate};
use alexa_skill_core::request::Request;
use alexa_skill_core::skill::{HandlerInput, InterceptorResult, RequestInterceptor};
use serde::{Deserialize, Serialize};

use crate::handlers::LINK_ACCOUNT;

const ATTRIBUTE: &str = "profile";

/// What the skill reads out. Every part may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Whose profile it is.
    pub subject: String,
    /// What to call the user.
    pub first_name: Option<String>,
    /// The name in full.
    pub full_name: Option<String>,
    /// In E.164 form.
    pub phone_number: Option<String>,
    /// The e-mail address.
    pub email_address: Option<String>,
    /// The address in one line.
    pub street_address: Option<String>,
}

impl From<&Identity> for Profile {
    fn from(identity: &Identity) -> Self {
        Self {
            subject: identity.subject.clone(),
            first_name: identity.first_name().map(str::to_owned),
            full_name: identity.full_name(),
            phone_number: identity.phone_number.clone(),
            email_address: identity.email.clone(),
            street_address: identity.address.clone(),
        }
    }
}

/// Fetches the profile where a request needs it and the session does not have it yet.
///
/// It runs after the gate, so the user is known and the token is good. The user pool may still
/// refuse the token (it was revoked) or not answer: then the gate's answer to that is given.
#[derive(Debug)]
pub struct ProfileLookup {
    gate: LinkGate,
}

impl ProfileLookup {
    /// A lookup that fetches by the resolver of `gate`.
    pub fn new(gate: LinkGate) -> Self {
        Self { gate }
    }

    fn is_needed(&self, input: &HandlerInput) -> bool {
        let links = matches!(input.request(), Request::Intent(_))
            && input
                .envelope()
                .intent_name()
                .is_some_and(|name| *name == LINK_ACCOUNT);
        links || self.gate.requires(input.envelope())
    }
}

#[async_trait]
impl RequestInterceptor for ProfileLookup {
    async fn process(&self, input: &mut HandlerInput) -> InterceptorResult {
        let Some(identity) = input.identity().cloned() else {
            return Ok(ControlFlow::Continue(()));
        };
        if !self.is_needed(input) {
            return Ok(ControlFlow::Continue(()));
        }
        let kept = input
            .attributes()
            .session_value::<Profile>(ATTRIBUTE)
            .unwrap_or_default();
        if let Some(profile) = kept.filter(|profile| profile.subject == identity.subject) {
            input.extensions_mut().insert(profile);
            return Ok(ControlFlow::Continue(()));
        }
        let state = self.gate.resolve(input).await;
        let answer = self.gate.answer(&state, input.locale())?;
        if let Some(identity) = state.identity() {
            let profile = Profile::from(&**identity);
            if input.envelope().session.is_some() {
                input
                    .attributes_mut()
                    .set_session_value(ATTRIBUTE, &profile)?;
            }
            input.extensions_mut().insert(profile);
        }
        input.set_link_state(state);
        Ok(answer.map_or(ControlFlow::Continue(()), ControlFlow::Break))
    }
}
