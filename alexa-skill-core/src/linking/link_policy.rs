use std::collections::BTreeSet;

use crate::request::{IntentName, Request, RequestEnvelope};

/// Which requests need a linked account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkPolicy {
    /// Every request in which the user opens or uses the skill: launch, intents, touches on the
    /// screen. [`LinkGate`](super::LinkGate) lets the built-in intents for help and leaving pass.
    All,
    /// These intents only: everything else is open to everybody.
    Intents(BTreeSet<IntentName>),
    /// None: the state is resolved, and the handlers decide.
    Never,
}

impl LinkPolicy {
    /// These intents only.
    pub fn intents<N: Into<IntentName>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::Intents(names.into_iter().map(Into::into).collect())
    }

    /// Whether this request needs a linked account.
    ///
    /// Requests that the user does not speak or touch never do: session ends and resumptions, skill
    /// events, playback reports, and `CanFulfillIntentRequest`, which comes without a user's token.
    pub fn requires(&self, envelope: &RequestEnvelope) -> bool {
        match (self, &envelope.request) {
            (Self::All, Request::Launch(_) | Request::Intent(_)) => true,
            (Self::All, request) => matches!(
                request.tag(),
                "Alexa.Presentation.APL.UserEvent"
                    | "Alexa.Presentation.APLT.UserEvent"
                    | "Alexa.Presentation.HTML.Message"
                    | "Display.ElementSelected"
            ),
            (Self::Intents(names), Request::Intent(_)) => envelope
                .intent_name()
                .is_some_and(|name| names.contains(name)),
            (Self::Never | Self::Intents(_), _) => false,
        }
    }
}
