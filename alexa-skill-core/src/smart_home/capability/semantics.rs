use serde_json::Value;

use crate::smart_home::FormError;
use crate::smart_home::object::{object, within};
use crate::wire::kept;

kept! {
    /// Which utterances ("open", "raise") and states ("closed") the values of a setting mean.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{ActionMapping, Semantics, StateMapping};
    /// use serde_json::json;
    ///
    /// let semantics = Semantics::default()
    ///     .action(ActionMapping::new(["Alexa.Actions.Close"], "SetRangeValue", json!({ "rangeValue": 0 })))
    ///     .state(StateMapping::states_to_value(["Alexa.States.Closed"], 0))
    ///     .state(StateMapping::states_to_range(["Alexa.States.Open"], 1.0, 100.0)?);
    /// assert_eq!(semantics.state_mappings.unwrap().len(), 2);
    /// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
    /// ```
    pub struct Semantics {
        /// `actionMappings`
        pub action_mappings: Option<Vec<ActionMapping>> = "actionMappings",
        /// `stateMappings`
        pub state_mappings: Option<Vec<StateMapping>> = "stateMappings",
    }
}

impl Semantics {
    /// Adds what an utterance does.
    #[must_use]
    pub fn action(mut self, mapping: ActionMapping) -> Self {
        self.action_mappings.get_or_insert_default().push(mapping);
        self
    }

    /// Adds what a state is.
    #[must_use]
    pub fn state(mut self, mapping: StateMapping) -> Self {
        self.state_mappings.get_or_insert_default().push(mapping);
        self
    }
}

kept! {
    /// What Alexa sends when somebody says one of some actions.
    pub struct ActionMapping {
        /// `@type`: `ActionsToDirective`.
        pub mapping_type: Option<String> = "@type",
        /// `actions`, such as `Alexa.Actions.Open`.
        pub actions: Option<Vec<String>> = "actions",
        /// `directive`: its `name` and `payload`.
        pub directive: Option<Value> = "directive",
    }
}

impl ActionMapping {
    /// The directive, with its payload, that the actions mean.
    pub fn new<A: Into<String>>(
        actions: impl IntoIterator<Item = A>,
        directive: impl Into<String>,
        payload: Value,
    ) -> Self {
        Self::default()
            .mapping_type("ActionsToDirective")
            .actions(actions.into_iter().map(Into::into).collect::<Vec<_>>())
            .directive(object([
                ("name", directive.into().into()),
                ("payload", payload),
            ]))
    }
}

kept! {
    /// Which values of a setting are one of some states.
    pub struct StateMapping {
        /// `@type`: `StatesToValue` or `StatesToRange`.
        pub mapping_type: Option<String> = "@type",
        /// `states`, such as `Alexa.States.Closed`.
        pub states: Option<Vec<String>> = "states",
        /// `value`: the one value that is such a state.
        pub value: Option<Value> = "value",
        /// `range`: `minimumValue` and `maximumValue` of the values that are such a state.
        pub range: Option<Value> = "range",
    }
}

impl StateMapping {
    /// The one value that is such a state: a mode, or a number of a range.
    pub fn states_to_value<S: Into<String>>(
        states: impl IntoIterator<Item = S>,
        value: impl Into<Value>,
    ) -> Self {
        Self::of("StatesToValue", states).value(value)
    }

    /// The numbers of a range, from one to another, that are such a state.
    pub fn states_to_range<S: Into<String>>(
        states: impl IntoIterator<Item = S>,
        minimum: f64,
        maximum: f64,
    ) -> Result<Self, FormError> {
        let maximum = within("range.maximumValue", maximum, f64::MIN, f64::MAX)?;
        let minimum = within("range.minimumValue", minimum, f64::MIN, maximum)?;
        let range = object([
            ("minimumValue", minimum.into()),
            ("maximumValue", maximum.into()),
        ]);
        Ok(Self::of("StatesToRange", states).range(range))
    }

    fn of<S: Into<String>>(mapping_type: &str, states: impl IntoIterator<Item = S>) -> Self {
        Self {
            mapping_type: Some(mapping_type.to_owned()),
            states: Some(states.into_iter().map(Into::into).collect()),
            ..Self::default()
        }
    }
}
