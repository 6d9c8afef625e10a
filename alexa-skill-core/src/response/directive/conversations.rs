use crate::wire::model;

model! {
    /// Makes Alexa Conversations forget what was said so far.
    pub struct ResetContextDirective {}
}
