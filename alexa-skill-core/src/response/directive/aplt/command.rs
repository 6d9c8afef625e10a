use serde_json::Value;

use super::Position;
use crate::UnknownObject;
use crate::response::directive::Expr;
use crate::wire::tagged_enum;

/// A command: the members that all have, and what is its own.
macro_rules! command {
    ($(#[$meta:meta])* $name:ident $(new($($required:tt)*))? { $($body:tt)* }) => {
        crate::wire::model! {
            $(#[$meta])*
            pub struct $name $(new($($required)*))? {
                /// How long to wait before it, in milliseconds.
                pub delay: Option<i64>,
                /// A note for its author; it does nothing.
                pub description: Option<String>,
                /// Whether the display stays on while it runs.
                pub screen_lock: Option<bool>,
                /// Whether it runs at all.
                pub when: Option<Expr<bool>>,
                $($body)*
            }
        }
    };
}

tagged_enum! {
    /// What a document that is shown does.
    pub enum Command by "type", expecting "an APLT command" {
        /// Turns the pages of a pager one after the other:
        AutoPage(AutoPageCommand) = "AutoPage",
        /// Waits:
        Idle(IdleCommand) = "Idle",
        /// Runs commands at once:
        Parallel(ParallelCommand) = "Parallel",
        /// Scrolls by pages:
        Scroll(ScrollCommand) = "Scroll",
        /// Reports to the skill:
        SendEvent(SendEventCommand) = "SendEvent",
        /// Runs commands one after the other:
        Sequential(SequentialCommand) = "Sequential",
        /// Turns to a page:
        SetPage(SetPageCommand) = "SetPage",
        /// Sets a property of a component:
        SetValue(SetValueCommand) = "SetValue",
        @else
        /// A command that this version does not know.
        Unknown(UnknownObject),
    }
}

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
    /// Waits, by its `delay`.
    IdleCommand {}
}

command! {
    /// Runs commands at once; it is done when all are.
    ParallelCommand new(commands: Vec<Command>) {
        /// The commands.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
    }
}

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
    /// Reports to the skill, as `Alexa.Presentation.APLT.UserEvent`.
    SendEventCommand {
        /// What the event says. The model has strings; devices pass any JSON on.
        pub arguments: Option<Vec<Value>>,
        /// Components whose values the event carries.
        #[serde(deserialize_with = "crate::wire::list")]
        pub components: Option<Vec<String>>,
    }
}

command! {
    /// Runs commands one after the other.
    SequentialCommand new(commands: Vec<Command>) {
        /// Run where the sequence is broken off.
        #[serde(deserialize_with = "crate::wire::list")]
        pub catch: Option<Vec<Command>>,
        /// The commands.
        #[serde(deserialize_with = "crate::wire::list")]
        pub commands: Option<Vec<Command>>,
        /// Run in the end, broken off or not.
        #[serde(deserialize_with = "crate::wire::list")]
        pub finally: Option<Vec<Command>>,
        /// How often the commands are repeated after the first run.
        pub repeat_count: Option<Expr<i64>>,
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

command! {
    /// Sets a property of a component.
    SetValueCommand new(property: String, value: Value) {
        /// The component; without it, the one that the command comes from.
        pub component_id: Option<String>,
        /// The property's name.
        pub property: Option<String>,
        /// The value. The model has strings; properties are of any JSON type.
        pub value: Option<Value>,
    }
}
