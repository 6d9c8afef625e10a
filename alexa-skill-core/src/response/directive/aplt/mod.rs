//! `Alexa.Presentation.APLT`: documents on displays of characters, such as that of a clock.
//!
//! ```
//! use alexa_skill_core::response::directive::aplt::{
//!     ExecuteCommandsDirective, RenderDocumentDirective, SetValueCommand, TargetProfile,
//! };
//! use serde_json::json;
//!
//! let show = RenderDocumentDirective::new("score", json!({ "type": "APLT", "version": "1.0" }))
//!     .target_profile(TargetProfile::FourCharacterClock);
//! let change = ExecuteCommandsDirective::new("score")
//!     .command(SetValueCommand::new("text", "42").component_id("points"));
//! ```

mod command;
mod directives;

pub use self::command::{
    AutoPageCommand, Command, IdleCommand, ParallelCommand, ScrollCommand, SendEventCommand,
    SequentialCommand, SetPageCommand, SetValueCommand,
};
pub use self::directives::{ExecuteCommandsDirective, RenderDocumentDirective, TargetProfile};
pub use super::apl::Position;
