use serde_json::{Map, Value};

use super::{
    PrintImageRequest, PrintPdfRequest, PrintWebPageRequest,
    ScheduleFoodEstablishmentReservationRequest, ScheduleTaxiReservationRequest,
};
use crate::request::ConnectionStatus;
use crate::wire::{model, open_enum};

model! {
    /// Hands the user over to a task of Alexa's or of another skill. With
    /// [`OnCompletion::ResumeSession`] the skill hears of the outcome by a
    /// [`SessionResumedRequest`](crate::request::SessionResumedRequest).
    ///
    /// ```
    /// use alexa_skill_core::response::Response;
    /// use alexa_skill_core::response::directive::{OnCompletion, StartConnectionDirective};
    ///
    /// let response = Response::builder()
    ///     .add_directive(StartConnectionDirective::account_linking().token("linking"))
    ///     .add_directive(
    ///         StartConnectionDirective::new("connection://AMAZON.PrintPDF/1")
    ///             .on_completion(OnCompletion::SendErrorsOnly),
    ///     )
    ///     .build();
    /// ```
    pub struct StartConnectionDirective new(uri: String) {
        /// The task, such as `connection://AMAZON.PrintPDF/1`.
        pub uri: Option<String>,
        /// What the skill hears of the outcome.
        pub on_completion: Option<OnCompletion>,
        /// What the task is told: one of the [requests](crate::response::directive::connections), or any JSON object.
        pub input: Option<Map<String, Value>>,
        /// Comes back with the outcome.
        pub token: Option<String>,
    }
}

open_enum! {
    /// What a skill hears of a connection's outcome.
    pub enum OnCompletion {
        /// The session goes on, by a `SessionResumedRequest`.
        ResumeSession = "RESUME_SESSION",
        /// Only what went wrong.
        SendErrorsOnly = "SEND_ERRORS_ONLY",
    }
}

model! {
    /// Hands the user over to a skill or to Alexa by a name; the outcome comes as a
    /// `Connections.Response` in a new session. Purchases and Amazon Pay go this way.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::SendRequestDirective;
    /// use alexa_skill_core::response::directive::amazon_pay::SetupAmazonPayRequest;
    ///
    /// let offer = SendRequestDirective::upsell("amzn1.adg.product.1", "Shall I tell more?", "t-1");
    /// let setup = SendRequestDirective::new("Setup", "t-2")
    ///     .payload(SetupAmazonPayRequest::new("seller", "US", "USD"));
    /// ```
    pub struct SendRequestDirective new(name: String, token: String) {
        /// What is asked for, such as `Buy` or `Setup`.
        pub name: Option<String>,
        /// What it is told: any JSON object.
        pub payload: Option<Map<String, Value>>,
        /// Comes back with the outcome.
        pub token: Option<String>,
    }
}

model! {
    /// Answers a request that came over a connection.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::SendResponseDirective;
    ///
    /// let done = SendResponseDirective::new("200");
    /// ```
    pub struct SendResponseDirective requires(status) {
        /// How it went.
        pub status: Option<ConnectionStatus>,
        /// What it resulted in.
        pub payload: Option<Map<String, Value>>,
    }
}

impl StartConnectionDirective {
    /// The address of account linking by voice.
    pub const ACCOUNT_LINKING: &'static str = "connection://AMAZON.AskForAccountLinking/1";

    /// Offers by voice to link the user's account; the skill is resumed afterwards. The service
    /// must allow it: `voiceForwardAccountLinking` in the skill's account linking settings.
    pub fn account_linking() -> Self {
        // The form is that of the Alexa Skills Kit's page on voice-forward account linking.
        let input = [("@type", "AskForAccountLinking"), ("@version", "1")]
            .map(|(name, value)| (name.to_owned(), Value::from(value)));
        Self::new(Self::ACCOUNT_LINKING)
            .input(Map::from_iter(input))
            .on_completion(OnCompletion::ResumeSession)
    }

    /// Prints an image.
    pub fn print_image(request: PrintImageRequest) -> Self {
        Self::new("connection://AMAZON.PrintImage/1").input(request)
    }

    /// Prints a PDF.
    pub fn print_pdf(request: PrintPdfRequest) -> Self {
        Self::new("connection://AMAZON.PrintPDF/1").input(request)
    }

    /// Prints a web page.
    pub fn print_web_page(request: PrintWebPageRequest) -> Self {
        Self::new("connection://AMAZON.PrintWebPage/1").input(request)
    }

    /// Books a taxi.
    pub fn schedule_taxi(request: ScheduleTaxiReservationRequest) -> Self {
        Self::new("connection://AMAZON.ScheduleTaxiReservation/1").input(request)
    }

    /// Books a table.
    pub fn schedule_table(request: ScheduleFoodEstablishmentReservationRequest) -> Self {
        Self::new("connection://AMAZON.ScheduleFoodEstablishmentReservation/1").input(request)
    }
}

impl SendRequestDirective {
    /// Sells the in-skill product of this id; the outcome comes back with `token`.
    pub fn buy(product_id: impl Into<String>, token: impl Into<String>) -> Self {
        Self::new("Buy", token).payload(product(product_id, None))
    }

    /// Offers an in-skill product with a sentence that ends in a question.
    pub fn upsell(
        product_id: impl Into<String>,
        message: impl Into<String>,
        token: impl Into<String>,
    ) -> Self {
        Self::new("Upsell", token).payload(product(product_id, Some(message.into())))
    }

    /// Takes back the purchase of an in-skill product.
    pub fn cancel(product_id: impl Into<String>, token: impl Into<String>) -> Self {
        Self::new("Cancel", token).payload(product(product_id, None))
    }
}

/// The payload of a purchase; the form is that of the Alexa Skills Kit's page on in-skill purchases.
fn product(id: impl Into<String>, message: Option<String>) -> Map<String, Value> {
    let id = Map::from_iter([("productId".to_owned(), Value::String(id.into()))]);
    let mut payload = Map::from_iter([("InSkillProduct".to_owned(), Value::Object(id))]);
    if let Some(message) = message {
        payload.insert("upsellMessage".to_owned(), Value::String(message));
    }
    payload
}

impl SendResponseDirective {
    /// An answer by its status code, such as `200`.
    pub fn new(code: impl Into<String>) -> Self {
        Self::empty().status(ConnectionStatus::default().code(code))
    }
}
