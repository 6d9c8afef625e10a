//! A skill: handlers, interceptors and error handlers behind one [`Skill::invoke`].
//!
//! The order is that of ask-sdk: request interceptors, the first handler that can handle, response
//! interceptors; any failure on the way goes to the first error handler that can handle it, and its
//! answer passes no response interceptor. Unlike there, a request interceptor may answer by itself:
//! then no handler is asked, and the response interceptors run on its answer.

mod attributes;
mod attributes_error;
mod builder;
mod chain;
mod error_handler;
mod function;
mod handler;
mod input;
mod interceptor;
mod missing_state_error;
mod no_handler_error;
mod persistence_adapter;
mod predicate;
#[expect(clippy::module_inception, reason = "`Skill` is the field's own word")]
mod skill;
mod skill_error;
mod state;

pub use self::attributes::AttributesManager;
pub use self::attributes_error::AttributesError;
pub use self::builder::SkillBuilder;
pub use self::chain::HandlerChain;
pub use self::error_handler::ErrorHandler;
pub use self::function::{ErrorFn, InputFn};
pub use self::handler::{HandlerResult, RequestHandler};
pub use self::input::HandlerInput;
pub use self::interceptor::{InterceptorResult, RequestInterceptor, ResponseInterceptor};
pub use self::missing_state_error::MissingStateError;
pub use self::no_handler_error::NoHandlerError;
pub use self::persistence_adapter::PersistenceAdapter;
pub use self::predicate::{
    all, any, is_canfulfill_intent_name, is_dialog_state, is_intent_name, is_new_session,
    is_request_type, is_slot_value, not,
};
#[cfg(feature = "testing")]
pub(crate) use self::skill::FALLBACK;
pub use self::skill::Skill;
pub use self::skill_error::SkillError;
pub(crate) use self::state::State;
