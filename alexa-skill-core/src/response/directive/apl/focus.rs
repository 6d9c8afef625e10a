use super::command::command;

command! {
    /// Takes the focus away from whatever has it.
    ClearFocusCommand {}
}

command! {
    /// Gives the focus to a component.
    SetFocusCommand new(component_id: String) {
        /// The component.
        pub component_id: Option<String>,
    }
}
