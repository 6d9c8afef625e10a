use serde_json::{Map, Value};

use crate::Lazy;
use crate::wire::model;

model! {
    /// The user did something with a document that has a `SendEvent` command for it.
    ///
    /// ```
    /// use alexa_skill_core::request::{Request, RequestEnvelope};
    ///
    /// let json = br#"{"request": {"type": "Alexa.Presentation.APL.UserEvent", "token": "menu",
    ///     "arguments": ["buy", 3], "source": {"type": "TouchWrapper", "handler": "Press", "id": "b3"}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let Request::AplUserEvent(event) = &envelope.request else { panic!("it is one") };
    /// assert_eq!(event.argument(0).and_then(|argument| argument.as_str()), Some("buy"));
    /// let source = event.source.as_ref().expect("it has one").get()?;
    /// assert_eq!(source.id.as_deref(), Some("b3"));
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    request UserEvent {
        /// The token of the document.
        pub token: Option<String>,
        /// The arguments that the command names.
        pub arguments: Option<Vec<Value>>,
        /// The component that sent the event.
        pub source: Option<Lazy<EventSource>>,
        /// The values of the components that the command names, by component id.
        pub components: Option<Lazy<Map<String, Value>>>,
    }
}

impl UserEvent {
    /// The argument at `index`, from 0.
    pub fn argument(&self, index: usize) -> Option<&Value> {
        self.arguments.as_ref()?.get(index)
    }
}

model! {
    /// The component that sent an event, as the APL reference describes it; the published model
    /// leaves it open.
    pub struct EventSource {
        /// The component's type, such as `TouchWrapper`.
        #[serde(rename = "type")]
        pub component_type: Option<String>,
        /// What called the command, such as `Press`.
        pub handler: Option<String>,
        /// The component's id in the document.
        pub id: Option<String>,
        /// The component's id on the device.
        pub uid: Option<String>,
        /// The component's value.
        pub value: Option<Value>,
    }
}
