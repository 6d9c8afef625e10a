use crate::request::Intent;
use crate::wire::model;

model! {
    /// Lets Alexa lead the dialog on, by the dialog model.
    ///
    /// ```
    /// use alexa_skill_core::request::{ConfirmationStatus, Intent};
    /// use alexa_skill_core::response::directive::DelegateDirective;
    ///
    /// let as_it_is = DelegateDirective::default();
    /// let changed = DelegateDirective::default().updated_intent(
    ///     Intent::default().name("OrderIntent").confirmation_status(ConfirmationStatus::None),
    /// );
    /// ```
    pub struct DelegateDirective {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
    }
}

model! {
    /// Asks for a slot; the question is the response's speech.
    ///
    /// ```
    /// use alexa_skill_core::response::Response;
    /// use alexa_skill_core::response::directive::ElicitSlotDirective;
    ///
    /// let response = Response::builder()
    ///     .speak("Which size?")
    ///     .reprompt("Small or large?")
    ///     .add_directive(ElicitSlotDirective::new("size"))
    ///     .build();
    /// ```
    pub struct ElicitSlotDirective new(slot_to_elicit: String) {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
        /// The slot's name.
        pub slot_to_elicit: Option<String>,
    }
}

model! {
    /// Asks to confirm a slot; the question is the response's speech.
    ///
    /// ```
    /// use alexa_skill_core::response::Response;
    /// use alexa_skill_core::response::directive::ConfirmSlotDirective;
    ///
    /// let response = Response::builder()
    ///     .speak("A large one?")
    ///     .reprompt("Large?")
    ///     .add_directive(ConfirmSlotDirective::new("size"))
    ///     .build();
    /// ```
    pub struct ConfirmSlotDirective new(slot_to_confirm: String) {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
        /// The slot's name.
        pub slot_to_confirm: Option<String>,
    }
}

model! {
    /// Asks to confirm the intent; the question is the response's speech.
    ///
    /// ```
    /// use alexa_skill_core::response::Response;
    /// use alexa_skill_core::response::directive::ConfirmIntentDirective;
    ///
    /// let response = Response::builder()
    ///     .speak("A large tea. Shall I order it?")
    ///     .reprompt("Shall I order it?")
    ///     .add_directive(ConfirmIntentDirective::default())
    ///     .build();
    /// ```
    pub struct ConfirmIntentDirective {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
    }
}
