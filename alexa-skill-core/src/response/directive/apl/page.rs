use super::command::command;
use crate::response::directive::Expr;
use crate::wire::open_enum;

command! {
    /// Turns the pages of a pager one after the other.
    AutoPageCommand new(component_id: String) {
        /// The pager.
        pub component_id: Option<String>,
        /// How many pages; without it, all that follow.
        pub count: Option<Expr<i64>>,
        /// How long each is shown, in milliseconds.
        pub duration: Option<Expr<i64>>,
    }
}

command! {
    /// Turns a pager to a page.
    SetPageCommand new(component_id: String, value: Expr<i64>) {
        /// The pager.
        pub component_id: Option<String>,
        /// Whether `value` counts from the first page or from the present one.
        pub position: Option<Position>,
        /// The page, or how many pages on.
        pub value: Option<Expr<i64>>,
    }
}

open_enum! {
    /// From where pages count.
    pub enum Position {
        /// From the first.
        Absolute = "absolute",
        /// From the present one.
        Relative = "relative",
    }
}
