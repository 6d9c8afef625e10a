use std::sync::Arc;

use super::{Identity, RejectReason};
use crate::skill::HandlerInput;

/// What is known of the linked account.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum LinkState {
    /// The request carries no access token.
    NotLinked,
    /// The token was accepted: this is the user.
    Linked(Arc<Identity>),
    /// The token was refused: ask the user to link again.
    Rejected(RejectReason),
    /// Nobody could tell: apologise, and never ask to link.
    Unavailable,
    /// The skill or the identity provider is set up wrongly, and how.
    Misconfigured(Arc<str>),
}

impl LinkState {
    /// The linked user.
    pub fn identity(&self) -> Option<&Arc<Identity>> {
        match self {
            Self::Linked(identity) => Some(identity),
            _ => None,
        }
    }

    /// Whether the user is known.
    pub fn is_linked(&self) -> bool {
        self.identity().is_some()
    }

    /// Whether linking the account would help: it is not linked, or its token was refused.
    pub fn needs_linking(&self) -> bool {
        matches!(self, Self::NotLinked | Self::Rejected(_))
    }
}

/// A handler needs the linked user, and there is none to be had.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum UnlinkedError {
    /// The account is not linked.
    #[error("the account is not linked")]
    NotLinked,
    /// The access token was refused.
    #[error("the access token was rejected: {0}")]
    Rejected(#[source] RejectReason),
    /// The identity provider could not be asked.
    #[error("the identity provider is unavailable")]
    Unavailable,
    /// The skill or the identity provider is set up wrongly.
    #[error("account linking is misconfigured: {0}")]
    Misconfigured(Arc<str>),
    /// No [`LinkGate`](super::LinkGate) ran before the handler.
    #[error("nothing resolved the access token: add a `LinkGate` to the skill")]
    NotResolved,
}

impl HandlerInput {
    /// What is known of the linked account; `None` if no [`LinkGate`](super::LinkGate) ran.
    pub fn link_state(&self) -> Option<&LinkState> {
        self.extensions().get()
    }

    /// Sets what is known of the linked account, for interceptors that resolve it themselves.
    pub fn set_link_state(&mut self, state: LinkState) {
        self.extensions_mut().insert(state);
    }

    /// The linked user.
    pub fn identity(&self) -> Option<&Arc<Identity>> {
        self.link_state()?.identity()
    }

    /// The linked user, or why there is none, for handlers that cannot do without.
    pub fn require_identity(&self) -> Result<Arc<Identity>, UnlinkedError> {
        match self.link_state() {
            Some(LinkState::Linked(identity)) => Ok(identity.clone()),
            Some(LinkState::NotLinked) => Err(UnlinkedError::NotLinked),
            Some(LinkState::Rejected(reason)) => Err(UnlinkedError::Rejected(reason.clone())),
            Some(LinkState::Unavailable) => Err(UnlinkedError::Unavailable),
            Some(LinkState::Misconfigured(why)) => Err(UnlinkedError::Misconfigured(why.clone())),
            None => Err(UnlinkedError::NotResolved),
        }
    }
}
