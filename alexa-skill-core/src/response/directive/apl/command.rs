use serde::Serialize;

use super::{
    AnimateItemCommand, AutoPageCommand, ClearFocusCommand, ControlMediaCommand, FinishCommand,
    GoBackCommand, HideOverlayCommand, IdleCommand, OpenUrlCommand, ParallelCommand,
    PlayMediaCommand, ReinflateCommand, ScrollCommand, ScrollToComponentCommand,
    ScrollToIndexCommand, SelectCommand, SendEventCommand, SequentialCommand, SetFocusCommand,
    SetPageCommand, SetStateCommand, SetValueCommand, ShowOverlayCommand, SpeakItemCommand,
    SpeakListCommand,
};
use crate::UnknownObject;
use crate::wire::tagged_enum;

/// A command: the members that all have, and what is its own.
macro_rules! command {
    ($(#[$meta:meta])* $name:ident $($mode:ident($($required:tt)*))? { $($body:tt)* }) => {
        crate::wire::model! {
            $(#[$meta])*
            pub struct $name $($mode($($required)*))? {
                /// How long to wait before it, in milliseconds.
                pub delay: Option<crate::response::directive::Expr<i64>>,
                /// A note for its author; it does nothing.
                pub description: Option<String>,
                /// Whether the screen stays on while it runs.
                pub screen_lock: Option<bool>,
                /// Runs it beside the others, in the sequence of this name.
                pub sequencer: Option<String>,
                /// Whether it runs at all.
                pub when: Option<crate::response::directive::Expr<bool>>,
                $($body)*
            }
        }
    };
}
pub(super) use command;

tagged_enum! {
    /// What a document that is shown does.
    pub enum Command by "type", expecting "an APL command" {
        /// Changes opacity or place of a component over time:
        AnimateItem(AnimateItemCommand) = "AnimateItem",
        /// Turns the pages of a pager one after the other:
        AutoPage(AutoPageCommand) = "AutoPage",
        /// Takes the focus away:
        ClearFocus(ClearFocusCommand) = "ClearFocus",
        /// Controls a video:
        ControlMedia(ControlMediaCommand) = "ControlMedia",
        /// Closes the document:
        Finish(FinishCommand) = "Finish",
        /// Goes back to an earlier document:
        GoBack(GoBackCommand) = "GoBack",
        /// Hides an overlay:
        HideOverlay(HideOverlayCommand) = "HideOverlay",
        /// Waits:
        Idle(IdleCommand) = "Idle",
        /// Opens an address:
        OpenUrl(OpenUrlCommand) = "OpenURL",
        /// Runs commands at once:
        Parallel(ParallelCommand) = "Parallel",
        /// Plays videos:
        PlayMedia(PlayMediaCommand) = "PlayMedia",
        /// Builds the document anew:
        Reinflate(ReinflateCommand) = "Reinflate",
        /// Scrolls by pages:
        Scroll(ScrollCommand) = "Scroll",
        /// Scrolls until a component is seen:
        ScrollToComponent(ScrollToComponentCommand) = "ScrollToComponent",
        /// Scrolls until an item of a list is seen:
        ScrollToIndex(ScrollToIndexCommand) = "ScrollToIndex",
        /// Runs the first command that applies:
        Select(SelectCommand) = "Select",
        /// Reports to the skill:
        SendEvent(SendEventCommand) = "SendEvent",
        /// Runs commands one after the other:
        Sequential(SequentialCommand) = "Sequential",
        /// Gives the focus to a component:
        SetFocus(SetFocusCommand) = "SetFocus",
        /// Turns to a page:
        SetPage(SetPageCommand) = "SetPage",
        /// Sets a state of a component:
        SetState(SetStateCommand) = "SetState",
        /// Sets a property of a component:
        SetValue(SetValueCommand) = "SetValue",
        /// Shows an overlay:
        ShowOverlay(ShowOverlayCommand) = "ShowOverlay",
        /// Reads a component aloud:
        SpeakItem(SpeakItemCommand) = "SpeakItem",
        /// Reads items of a list aloud:
        SpeakList(SpeakListCommand) = "SpeakList",
        @else
        /// A command without a type here, kept whole. [`Command::raw`] makes one.
        Unknown(UnknownObject),
    }
}

impl Command {
    /// A command without a type here, such as one that a document defines: its members are any
    /// struct or map.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::Command;
    /// use serde_json::json;
    ///
    /// let shake = Command::raw("shake", &json!({ "strength": 3 }))?;
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn raw<T: Serialize + ?Sized>(
        command_type: impl Into<String>,
        members: &T,
    ) -> Result<Self, serde_json::Error> {
        UnknownObject::new("type", command_type, members).map(Self::Unknown)
    }
}
