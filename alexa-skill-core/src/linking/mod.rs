//! Account linking: who is speaking, and what to answer when nobody knows.
//!
//! Alexa sends the linked account's access token with every request. An [`IdentityResolver`] turns it
//! into an [`Identity`]; the [`LinkGate`] does so once for each request, and answers where the skill
//! needs a linked account and there is none. Handlers see the outcome as
//! [`HandlerInput::link_state`](crate::skill::HandlerInput::link_state).
//!
//! | outcome | the gate says | card | why |
//! |---|---|---|---|
//! | [`NotLinked`](LinkState::NotLinked) | link the account, in the Alexa app | link account | the user never linked, or unlinked |
//! | [`Rejected`](LinkState::Rejected) | link it again, in the Alexa app | link account | expired, revoked, forged or foreign token |
//! | [`Unavailable`](LinkState::Unavailable) | an apology | none | an outage: linking again would not help, and would throw away a good link |
//! | [`Misconfigured`](LinkState::Misconfigured) | nothing: an error for the skill's error handlers | none | only the developer can help |

mod gate;
mod identity;
mod identity_error;
mod identity_resolver;
mod link_policy;
mod link_sentences;
mod link_state;
mod reject_reason;

pub use self::gate::LinkGate;
pub use self::identity::Identity;
pub use self::identity_error::IdentityError;
pub use self::identity_resolver::IdentityResolver;
pub use self::link_policy::LinkPolicy;
pub use self::link_sentences::LinkSentences;
pub use self::link_state::{LinkState, UnlinkedError};
pub use self::reject_reason::RejectReason;
