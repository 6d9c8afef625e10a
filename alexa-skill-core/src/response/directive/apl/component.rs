use serde_json::Value;

use super::command::command;
use crate::response::directive::Expr;
use crate::wire::open_enum;

command! {
    /// Reports to the skill, as `Alexa.Presentation.APL.UserEvent`.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::SendEventCommand;
    ///
    /// let event = SendEventCommand::default().argument("chosen").argument(3);
    /// ```
    SendEventCommand {
        /// What the event says. The model has strings; devices pass any JSON on.
        pub arguments: Option<Vec<Value>>,
        /// Components whose values the event carries.
        #[serde(deserialize_with = "crate::wire::list")]
        pub components: Option<Vec<String>>,
    }
}

command! {
    /// Sets a state of a component.
    SetStateCommand new(state: ComponentState, value: Expr<bool>) {
        /// The component; without it, the one that the command comes from.
        pub component_id: Option<String>,
        /// The state.
        pub state: Option<ComponentState>,
        /// Whether it has it.
        pub value: Option<Expr<bool>>,
    }
}

open_enum! {
    /// A state of a component.
    pub enum ComponentState {
        /// It is checked.
        Checked = "checked",
        /// It does not react.
        Disabled = "disabled",
        /// It has the focus.
        Focused = "focused",
    }
}

command! {
    /// Sets a property of a component.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::SetValueCommand;
    ///
    /// let title = SetValueCommand::new("text", "Autumn").component_id("title");
    /// let half = SetValueCommand::new("opacity", 0.5).component_id("picture");
    /// ```
    SetValueCommand new(property: String, value: Value) {
        /// The component; without it, the one that the command comes from.
        pub component_id: Option<String>,
        /// The property's name.
        pub property: Option<String>,
        /// The value. The model has strings; properties are of any JSON type.
        pub value: Option<Value>,
    }
}

impl SendEventCommand {
    /// Adds to what the event says.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<Value>) -> Self {
        self.arguments.get_or_insert_default().push(argument.into());
        self
    }

    /// Adds a component whose value the event carries.
    #[must_use]
    pub fn component(mut self, component_id: impl Into<String>) -> Self {
        let components = self.components.get_or_insert_default();
        components.push(component_id.into());
        self
    }
}
