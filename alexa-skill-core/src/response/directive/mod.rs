//! What else a device does: one family a file, and every other directive as it is.

mod audio_player;
mod connections;
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
mod tasks;
mod video_app;

pub use self::audio_player::{
    AudioItem, AudioItemMetadata, CaptionData, CaptionType, ClearBehavior, ClearQueueDirective,
    PlayDirective, StopDirective, Stream,
};
pub use self::connections::{OnCompletion, SendResponseDirective, StartConnectionDirective};
pub use self::dialog::{
    ConfirmIntentDirective, ConfirmSlotDirective, DelegateDirective, ElicitSlotDirective,
};
pub use self::dialog_entities::{
    DynamicEntitiesDirective, Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior,
};
pub use self::dialog_request::{
    DelegateRequestDirective, DelegationPeriod, DelegationPeriodUntil, DialogInput,
    UpdatedInputRequest, UpdatedIntentRequest, UpdatedRequest,
};
pub use self::directive::Directive;
pub use self::display_image::{DisplayImage, DisplayImageInstance, DisplayImageSize};
pub use self::display_template::{
    BackButtonBehavior, BodyTemplate1, BodyTemplate2, BodyTemplate3, BodyTemplate6, BodyTemplate7,
    Hint, HintDirective, ListItem, ListTemplate1, ListTemplate2, PlainTextHint,
    RenderTemplateDirective, Template,
};
pub use self::display_text::{PlainText, RichText, TextContent, TextField};
pub use self::tasks::CompleteTaskDirective;
pub use self::video_app::{VideoAppLaunchDirective, VideoItem, VideoMetadata};
