use crate::request::Intent;
use crate::wire::model;

model! {
    /// Lets Alexa lead the dialog on, by the dialog model.
    pub struct DelegateDirective {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
    }
}

model! {
    /// Asks for a slot; the question is the response's speech.
    pub struct ElicitSlotDirective new(slot_to_elicit: String) {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
        /// The slot's name.
        pub slot_to_elicit: Option<String>,
    }
}

model! {
    /// Asks to confirm a slot; the question is the response's speech.
    pub struct ConfirmSlotDirective new(slot_to_confirm: String) {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
        /// The slot's name.
        pub slot_to_confirm: Option<String>,
    }
}

model! {
    /// Asks to confirm the intent; the question is the response's speech.
    pub struct ConfirmIntentDirective {
        /// The intent with changed slots or confirmations, or another intent.
        pub updated_intent: Option<Intent>,
    }
}
