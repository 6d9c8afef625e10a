//! Messages that the skill's own services send to the skill.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::wire::model;
use crate::{Lazy, ParseError};

model! {
    /// A message that came over the skill messaging API.
    ///
    /// ```
    /// use alexa_skill_core::request::{Request, RequestEnvelope};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Shipped { order: u32 }
    ///
    /// let json = br#"{"request": {"type": "Messaging.MessageReceived", "message": {"order": 7}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let Request::MessageReceived(request) = &envelope.request else { panic!("it is one") };
    /// let message: Option<Shipped> = request.read_message()?;
    /// assert_eq!(message.map(|shipped| shipped.order), Some(7));
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    request MessageReceivedRequest {
        /// The message, as it was sent.
        pub message: Option<Lazy<Map<String, Value>>>,
    }
}

impl MessageReceivedRequest {
    /// The message as a type of your own; `None` if there is none.
    pub fn read_message<T: DeserializeOwned>(&self) -> Result<Option<T>, ParseError> {
        crate::lazy::read_as(self.message.as_ref(), "request.message")
    }
}
