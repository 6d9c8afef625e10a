use super::command::command;
use crate::response::directive::Expr;
use crate::wire::open_enum;

command! {
    /// Scrolls a component.
    ScrollCommand new(component_id: String) {
        /// How many of the component's own lengths; less than 0 is back.
        pub distance: Option<Expr<f64>>,
        /// The component.
        pub component_id: Option<String>,
    }
}

command! {
    /// Scrolls until a component is seen.
    ScrollToComponentCommand {
        /// Where it then stands.
        pub align: Option<Align>,
        /// The component; without it, the one that the command comes from.
        pub component_id: Option<String>,
    }
}

command! {
    /// Scrolls until an item of a list is seen.
    ScrollToIndexCommand new(component_id: String, index: Expr<i64>) {
        /// Where it then stands.
        pub align: Option<Align>,
        /// The list.
        pub component_id: Option<String>,
        /// The item's index; less than 0 counts from the end.
        pub index: Option<Expr<i64>>,
    }
}

open_enum! {
    /// Where a component stands after scrolling.
    pub enum Align {
        /// In the middle.
        Center = "center",
        /// At the start.
        First = "first",
        /// At the end.
        Last = "last",
        /// Wherever it is seen with the least scrolling.
        Visible = "visible",
    }
}
