use super::{DialogState, Intent};
use crate::wire::model;

model! {
    /// Alexa asks whether the skill could answer something that a user said to no skill. It comes
    /// without a user's data; the answer is
    /// [`with_can_fulfill_intent`](crate::response::ResponseBuilder::with_can_fulfill_intent) and
    /// must not act.
    request CanFulfillIntentRequest {
        /// How far the dialog has come.
        pub dialog_state: Option<DialogState>,
        /// What the user wants.
        pub intent: Option<Intent>,
    }
}
