//! What else a device does. Older families stand here, newer ones in modules of their own; each
//! directive of the service's model has a type, and one that has none is kept as it is.
//!
//! Constructors take what the service requires, setters add the rest, and what is absent is not
//! written. Reading requires nothing, so a directive that was read may lack what its constructor
//! would have asked for: [`Response::check`](crate::response::Response::check) names it.
//!
//! ```
//! use alexa_skill_core::response::directive::ElicitSlotDirective;
//! use alexa_skill_core::response::{Directive, Response};
//!
//! let made = ElicitSlotDirective::new("size");
//! let read: Directive = serde_json::from_str(r#"{ "type": "Dialog.ElicitSlot" }"#)?;
//! let response = Response::builder().add_directive(made).add_directive(read).build();
//! assert_eq!(response.check()[0].field, "directives[1].slotToElicit");
//! # Ok::<(), serde_json::Error>(())
//! ```

mod advertisement;
pub mod amazon_pay;
pub mod apl;
pub mod apla;
pub mod aplt;
mod audio_player;
pub mod connections;
mod conversations;
pub mod custom_interface;
mod dialog;
mod dialog_entities;
mod dialog_request;
#[expect(
    clippy::module_inception,
    reason = "`Directive` is the field's own word"
)]
mod directive;
mod display_image;
mod display_template;
mod display_text;
mod expr;
pub mod gadget_controller;
pub mod game_engine;
pub mod html;
mod navigation;
mod smart_vision;
mod tasks;
mod video_app;

pub use crate::request::DialogInput;

pub use self::advertisement::InjectAdsDirective;
pub use self::audio_player::{
    AudioItem, AudioItemMetadata, CaptionData, CaptionType, ClearBehavior, ClearQueueDirective,
    PlayDirective, StopDirective, Stream,
};
pub use self::connections::{
    OnCompletion, SendRequestDirective, SendResponseDirective, StartConnectionDirective,
};
pub use self::conversations::ResetContextDirective;
pub use self::dialog::{
    ConfirmIntentDirective, ConfirmSlotDirective, DelegateDirective, ElicitSlotDirective,
};
pub use self::dialog_entities::{
    DynamicEntitiesDirective, Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior,
};
pub use self::dialog_request::{
    DelegateRequestDirective, DelegationPeriod, DelegationPeriodUntil, UpdatedInputRequest,
    UpdatedIntentRequest, UpdatedRequest,
};
pub use self::directive::Directive;
pub use self::display_image::{DisplayImage, DisplayImageInstance, DisplayImageSize};
pub use self::display_template::{
    BackButtonBehavior, BodyTemplate1, BodyTemplate2, BodyTemplate3, BodyTemplate6, BodyTemplate7,
    Hint, HintDirective, ListItem, ListTemplate1, ListTemplate2, PlainTextHint,
    RenderTemplateDirective, Template,
};
pub use self::display_text::{PlainText, RichText, TextContent, TextField};
pub use self::expr::Expr;
pub use self::navigation::AnnounceRoadRegulationDirective;
pub use self::smart_vision::GetSnapshotDirective;
pub use self::tasks::CompleteTaskDirective;
pub use self::video_app::{VideoAppLaunchDirective, VideoItem, VideoMetadata};
