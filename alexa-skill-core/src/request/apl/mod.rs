//! Visual documents: what the user did with them, what they show, what went wrong.

mod component;
mod error;
mod interface;
mod list_data;
mod rendered_document;
mod tags;
mod user_event;

pub use self::component::{ComponentEntity, ComponentVisibleOnScreen};
pub use self::error::{ListRuntimeError, ListRuntimeErrorReason, RuntimeError, RuntimeErrorEvent};
pub use self::interface::{AlexaPresentationAplInterface, Runtime};
pub use self::list_data::{LoadIndexListDataEvent, LoadTokenListDataEvent};
pub use self::rendered_document::{
    AplPresentationStateContext, PresentationState, PresentationStateContext, RenderedDocumentState,
};
pub use self::tags::{
    ListItemTag, ListTag, MediaTag, MediaTagState, PagerTag, ScrollDirection, ScrollableTag, Tags,
    ViewportTag,
};
pub use self::user_event::{EventSource, UserEvent};
