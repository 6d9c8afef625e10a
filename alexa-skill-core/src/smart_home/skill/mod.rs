//! A Smart Home skill: handlers behind one [`SmartHomeSkill::invoke`], which verifies whose directive
//! it is before any of them runs.
//!
//! | situation | answer |
//! |---|---|
//! | no bearer token where the directive has its place for it | `INVALID_DIRECTIVE` |
//! | the token has expired | `EXPIRED_AUTHORIZATION_CREDENTIAL` |
//! | the token is forged, revoked, or for another skill | `INVALID_AUTHORIZATION_CREDENTIAL` |
//! | the user is in none of the groups asked for, or fails a check of the skill's own | `INSUFFICIENT_PERMISSIONS` |
//! | the identity provider or a store is down, late or set up wrongly | `INTERNAL_ERROR` |
//! | the token is from the future, of an unusable key or without the scopes: clock, key set or linking are wrong | `INTERNAL_ERROR` |
//! | the endpoint is not one of this user's | `NO_SUCH_ENDPOINT`, and no handler runs |
//! | unreadable, of another version, or no handler for it | `INVALID_DIRECTIVE` |
//! | a value outside of the range that its interface has | `VALUE_OUT_OF_RANGE` with `validRange`, where version and place of the token are right, and before the token is verified or a handler looked for |
//! | a handler failed | its own [`ErrorResponse`](super::ErrorResponse), else `INTERNAL_ERROR` |
//! | Alexa would refuse the answer | `INTERNAL_ERROR` |
//! | a handler is late | `ENDPOINT_UNREACHABLE` before Alexa gives up |
//!
//! The two credential errors can delete the customer's link on Alexa's side, and only linking again
//! brings it back: an outage is never answered by them.

#[cfg(feature = "event-gateway")]
mod accept_grant;
mod answer;
mod builder;
mod device_store;
mod error_handler;
mod function;
mod handler;
mod input;
mod interceptor;
mod memory_device_store;
mod owner;
mod range;
mod refusal;
mod serve;
#[expect(clippy::module_inception, reason = "`Skill` is the field's own word")]
mod skill;
mod stage;

pub use self::builder::SmartHomeSkillBuilder;
pub use self::device_store::DeviceStore;
pub use self::error_handler::DirectiveErrorHandler;
pub use self::function::{DirectiveErrorFn, DirectiveFn, DirectiveInputFn};
pub use self::handler::{DirectiveHandler, EventResult};
pub use self::input::{DirectiveInput, MissingPartError};
pub use self::interceptor::{DirectiveInterceptor, DirectiveInterceptorResult, EventInterceptor};
pub use self::memory_device_store::MemoryDeviceStore;
pub use self::owner::Owner;
pub use self::skill::SmartHomeSkill;
