use super::Align;
use super::command::command;
use crate::response::directive::Expr;
use crate::wire::open_enum;

command! {
    /// Reads a component aloud, by its `speech`.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::{Align, HighlightMode, SpeakItemCommand};
    ///
    /// let karaoke = SpeakItemCommand::new("poem")
    ///     .align(Align::Center)
    ///     .highlight_mode(HighlightMode::Line);
    /// ```
    SpeakItemCommand new(component_id: String) {
        /// Where it stands while it is read.
        pub align: Option<Align>,
        /// The component.
        pub component_id: Option<String>,
        /// What is highlighted.
        pub highlight_mode: Option<HighlightMode>,
        /// How long it is highlighted at least, in milliseconds.
        pub minimum_dwell_time: Option<Expr<i64>>,
    }
}

open_enum! {
    /// What is highlighted while it is read.
    pub enum HighlightMode {
        /// All of it.
        Block = "block",
        /// Line by line.
        Line = "line",
    }
}

command! {
    /// Reads items of a list aloud.
    SpeakListCommand new(component_id: String, count: Expr<i64>, start: Expr<i64>) {
        /// Where each stands while it is read.
        pub align: Option<Align>,
        /// The list.
        pub component_id: Option<String>,
        /// How many items.
        pub count: Option<Expr<i64>>,
        /// How long each is highlighted at least, in milliseconds.
        pub minimum_dwell_time: Option<Expr<i64>>,
        /// The index of the first.
        pub start: Option<Expr<i64>>,
    }
}
