//! What a skill answers: [`ResponseBuilder`] with ask-sdk's verbs, and the types behind it.

mod builder;
mod can_fulfill_intent;
mod card;
pub mod directive;
mod envelope;
mod experiment;
mod limits;
mod reprompt;
#[expect(
    clippy::module_inception,
    reason = "`response::Response` is the field's own word"
)]
mod response;
mod speech;
mod trim;
mod violation;

pub use self::builder::ResponseBuilder;
pub use self::can_fulfill_intent::{
    CanFulfill, CanFulfillIntent, CanFulfillSlot, CanFulfillSlotValue, CanUnderstand,
};
pub use self::card::{
    AskForPermissionsConsentCard, Card, CardImage, LinkAccountCard, SimpleCard, StandardCard,
};
pub use self::directive::Directive;
pub use self::envelope::ResponseEnvelope;
pub use self::experiment::ExperimentTriggers;
#[cfg(feature = "testing")]
pub(crate) use self::limits::asks;
pub use self::reprompt::Reprompt;
pub use self::response::Response;
pub use self::speech::{OutputSpeech, PlainTextOutputSpeech, PlayBehavior, SsmlOutputSpeech};
pub use self::violation::{Violation, ViolationKind};
