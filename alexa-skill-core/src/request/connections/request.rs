use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::request::ConnectionStatus;
use crate::wire::model;
use crate::{Lazy, ParseError};

model! {
    /// Another skill asks for a task. The answer is
    /// [`SendResponseDirective`](crate::response::directive::SendResponseDirective).
    request ConnectionsRequest {
        /// The task.
        pub name: Option<String>,
        /// What it needs to know.
        pub payload: Option<Lazy<Map<String, Value>>>,
    }
}

impl ConnectionsRequest {
    /// The payload as a type of your own; `None` if there is none.
    pub fn read_payload<T: DeserializeOwned>(&self) -> Result<Option<T>, ParseError> {
        crate::lazy::read_as(self.payload.as_ref(), "request.payload")
    }
}

model! {
    /// The outcome of a task that the skill asked for.
    ///
    /// ```
    /// use alexa_skill_core::request::connections::{PurchaseResponse, PurchaseResult};
    /// use alexa_skill_core::request::{Request, RequestEnvelope};
    ///
    /// let json = br#"{"request": {"type": "Connections.Response", "name": "Buy", "status": {"code": "200"},
    ///     "payload": {"purchaseResult": "ACCEPTED", "productId": "p-1"}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let Request::ConnectionsResponse(response) = &envelope.request else { panic!("it is one") };
    /// assert!(response.is_success());
    /// let purchase: PurchaseResponse = response.read_payload()?.expect("it is there");
    /// assert_eq!(purchase.purchase_result, Some(PurchaseResult::Accepted));
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    request ConnectionsResponse {
        /// How it went.
        pub status: Option<ConnectionStatus>,
        /// The task.
        pub name: Option<String>,
        /// What it resulted in.
        pub payload: Option<Lazy<Map<String, Value>>>,
        /// The token that the skill gave when it asked.
        pub token: Option<String>,
    }
}

impl ConnectionsResponse {
    /// Whether the status is `200`.
    pub fn is_success(&self) -> bool {
        self.status
            .as_ref()
            .is_some_and(ConnectionStatus::is_success)
    }

    /// The payload as the type that belongs to the task, such as
    /// [`PurchaseResponse`](super::PurchaseResponse) or
    /// [`SetupAmazonPayResult`](super::amazon_pay::SetupAmazonPayResult); `None` if there is none.
    pub fn read_payload<T: DeserializeOwned>(&self) -> Result<Option<T>, ParseError> {
        crate::lazy::read_as(self.payload.as_ref(), "request.payload")
    }
}
