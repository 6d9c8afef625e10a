//! What a handler can handle, as functions to hand to [`SkillBuilder::on`](super::SkillBuilder::on).

use super::HandlerInput;
use crate::request::{DialogState, IntentName, Request};

/// Requests of this type, such as `LaunchRequest`.
pub fn is_request_type(request_type: &'static str) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    move |input| input.envelope().request_type() == request_type
}

/// An `IntentRequest` for this intent; never a `CanFulfillIntentRequest`.
pub fn is_intent_name(name: impl Into<IntentName>) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    let name = name.into();
    move |input| {
        matches!(input.envelope().request, Request::Intent(_))
            && input.envelope().intent_name() == Some(&name)
    }
}

/// A `CanFulfillIntentRequest` for this intent.
pub fn is_canfulfill_intent_name(
    name: impl Into<IntentName>,
) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    let name = name.into();
    move |input| {
        matches!(input.envelope().request, Request::CanFulfillIntent(_))
            && input.envelope().intent_name() == Some(&name)
    }
}

/// A request whose slot resolved to the id `value`, or failing that was said as `value`.
pub fn is_slot_value(
    slot: &'static str,
    value: &'static str,
) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    move |input| {
        let slot = input.envelope().slot(slot);
        slot.is_some_and(|slot| slot.id() == Some(value) || slot.spoken() == Some(value))
    }
}

/// A request whose dialog has come this far.
pub fn is_dialog_state(state: DialogState) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    move |input| input.envelope().dialog_state() == Some(&state)
}

/// The first request of a session.
pub fn is_new_session() -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    |input| input.envelope().is_new_session()
}

/// Both hold.
///
/// ```
/// use alexa_skill_core::skill::{all, is_intent_name, is_new_session, not};
///
/// let opened_with_order = all(is_intent_name("OrderIntent"), is_new_session());
/// let later_order = all(is_intent_name("OrderIntent"), not(is_new_session()));
/// ```
pub fn all(
    a: impl Fn(&HandlerInput) -> bool + Send + Sync,
    b: impl Fn(&HandlerInput) -> bool + Send + Sync,
) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    move |input| a(input) && b(input)
}

/// At least one holds.
pub fn any(
    a: impl Fn(&HandlerInput) -> bool + Send + Sync,
    b: impl Fn(&HandlerInput) -> bool + Send + Sync,
) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    move |input| a(input) || b(input)
}

/// It does not hold.
pub fn not(
    predicate: impl Fn(&HandlerInput) -> bool + Send + Sync,
) -> impl Fn(&HandlerInput) -> bool + Send + Sync {
    move |input| !predicate(input)
}
