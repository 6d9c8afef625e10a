//! Alexa Conversations: calls of the skill's own API.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::SlotValue;
use crate::wire::model;
use crate::{Lazy, ParseError};

model! {
    /// Alexa Conversations calls an API of the skill's. The answer is
    /// [`with_api_response`](crate::response::ResponseBuilder::with_api_response).
    ///
    /// ```
    /// use alexa_skill_core::request::{Request, RequestEnvelope};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct GetWeather { city: String }
    ///
    /// let json = br#"{"request": {"type": "Dialog.API.Invoked",
    ///     "apiRequest": {"name": "GetWeather", "arguments": {"city": "Ulm"}}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let Request::ApiInvoked(request) = &envelope.request else { panic!("it is one") };
    /// let call = request.api_request.as_ref().expect("it is there");
    /// let arguments: Option<GetWeather> = call.read_arguments()?;
    /// assert_eq!(arguments.expect("they are there").city, "Ulm");
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    request ApiInvocationRequest {
        /// The call.
        pub api_request: Option<ApiRequest>,
    }
}

model! {
    /// A call of an API of the skill's.
    pub struct ApiRequest {
        /// The API's name in the interaction model.
        pub name: Option<String>,
        /// The arguments by name.
        pub arguments: Option<Lazy<Map<String, Value>>>,
        /// The slots behind the arguments, by name.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub slots: Option<BTreeMap<String, SlotValue>>,
    }
}

impl ApiRequest {
    /// The arguments as a type of your own; `None` if there are none.
    pub fn read_arguments<T: DeserializeOwned>(&self) -> Result<Option<T>, ParseError> {
        crate::lazy::read_as(self.arguments.as_ref(), "request.apiRequest.arguments")
    }
}
