//! `Alexa.Presentation.APL`: documents on screens, and commands to them.
//!
//! ```
//! use alexa_skill_core::response::Response;
//! use alexa_skill_core::response::directive::apl::{
//!     ExecuteCommandsDirective, IdleCommand, RenderDocumentDirective, SequentialCommand,
//!     SpeakItemCommand,
//! };
//! use serde_json::json;
//!
//! let document = json!({ "type": "APL", "version": "2023.3", "mainTemplate": { "items": [] } });
//! let read_aloud = SequentialCommand::default()
//!     .command(IdleCommand::default().delay(500))
//!     .command(SpeakItemCommand::new("poem"));
//! let response = Response::builder()
//!     .add_directive(
//!         RenderDocumentDirective::new("poem-1", document)
//!             .datasources(json!({ "poem": { "title": "Autumn" } })),
//!     )
//!     .add_directive(ExecuteCommandsDirective::new("poem-1").command(read_aloud))
//!     .build();
//! ```

mod animate;
mod command;
mod component;
mod control;
mod execute_commands;
mod focus;
mod list_data;
mod list_operation;
mod media;
mod overlay;
mod page;
mod render_document;
mod scroll;
mod speak;

pub use self::animate::{
    AnimateItemCommand, AnimateItemRepeatMode, AnimatedOpacityProperty, AnimatedProperty,
    AnimatedTransformProperty, TransformProperty,
};
pub use self::command::Command;
pub use self::component::{ComponentState, SendEventCommand, SetStateCommand, SetValueCommand};
pub use self::control::{
    FinishCommand, IdleCommand, ParallelCommand, ReinflateCommand, SelectCommand, SequentialCommand,
};
pub use self::execute_commands::ExecuteCommandsDirective;
pub use self::focus::{ClearFocusCommand, SetFocusCommand};
pub use self::list_data::{
    SendIndexListDataDirective, SendTokenListDataDirective, UpdateIndexListDataDirective,
};
pub use self::list_operation::{
    DeleteItemOperation, DeleteMultipleItemsOperation, InsertItemOperation,
    InsertMultipleItemsOperation, Operation, SetItemOperation,
};
pub use self::media::{
    AudioTrack, ControlMediaCommand, MediaCommandType, PlayMediaCommand, VideoSource,
};
pub use self::overlay::{
    BackType, GoBackCommand, HideOverlayCommand, OpenUrlCommand, ShowOverlayCommand,
};
pub use self::page::{AutoPageCommand, Position, SetPageCommand};
pub use self::render_document::RenderDocumentDirective;
pub use self::scroll::{Align, ScrollCommand, ScrollToComponentCommand, ScrollToIndexCommand};
pub use self::speak::{HighlightMode, SpeakItemCommand, SpeakListCommand};
