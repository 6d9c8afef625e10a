//! What Alexa asks a Smart Home skill to do, with the customer's token inside.
//!
//! A directive is known by the namespace and name in its header; those of common interfaces have
//! types of their own, in a module for each interface, and all others are kept whole.
//!
//! | directive | the token stands in |
//! |---|---|
//! | `Alexa.Discovery` / `Discover` | `payload.scope` |
//! | `Alexa.Authorization` / `AcceptGrant` | `payload.grantee` |
//! | all others | `endpoint.scope` |

pub mod authorization;
pub mod brightness;
pub mod camera_stream;
pub mod channel;
pub mod color;
pub mod color_temperature;
#[expect(
    clippy::module_inception,
    reason = "`Directive` is the field's own word"
)]
mod directive;
pub mod discovery;
mod envelope;
pub mod input;
pub mod lock;
pub mod mode;
mod part;
mod payload;
pub mod percentage;
pub mod playback;
pub mod power;
pub mod power_level;
pub mod range;
pub mod report_state;
pub mod scene;
pub mod security_panel;
pub mod speaker;
pub mod step_speaker;
pub mod thermostat;
pub mod toggle;

pub use self::authorization::AcceptGrant;
pub use self::directive::Directive;
pub use self::discovery::Discover;
pub use self::envelope::DirectiveEnvelope;
pub use self::payload::{DirectivePayload, Payload};
pub use self::report_state::ReportState;
