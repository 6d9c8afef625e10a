use crate::request::Timestamp;
use crate::wire::{model, open_enum};

model! {
    /// What comes back when the buyer was asked to agree.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::amazon_pay::SetupAmazonPayResult;
    ///
    /// // The payload of a `Connections.Response`.
    /// let payload = r#"{ "billingAgreementDetails": { "billingAgreementId": "B01-1" } }"#;
    /// let result: SetupAmazonPayResult = serde_json::from_str(payload)?;
    /// let agreement = result.billing_agreement_details.unwrap_or_default();
    /// assert_eq!(agreement.billing_agreement_id.as_deref(), Some("B01-1"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct SetupAmazonPayResult {
        /// The agreement.
        pub billing_agreement_details: Option<BillingAgreementDetails>,
    }
}

model! {
    /// What comes back when a payment was asked for.
    pub struct ChargeAmazonPayResult {
        /// The order's id with Amazon Pay.
        pub amazon_order_reference_id: Option<String>,
        /// The payment.
        pub authorization_details: Option<AuthorizationDetails>,
    }
}

model! {
    /// What comes back when something went wrong.
    pub struct AmazonPayErrorResponse {
        /// What went wrong, by a name such as `InvalidSellerId`.
        pub error_code: Option<String>,
        /// What went wrong, for people.
        pub error_message: Option<String>,
    }
}

model! {
    /// An agreement to payments.
    pub struct BillingAgreementDetails {
        /// Its id.
        pub billing_agreement_id: Option<String>,
        /// Since when.
        pub creation_timestamp: Option<Timestamp>,
        /// Where to ship.
        pub destination: Option<Destination>,
        /// The language of what the buyer reads.
        pub checkout_language: Option<String>,
        /// Whether it is a trial.
        pub release_environment: Option<ReleaseEnvironment>,
        /// How it stands.
        pub billing_agreement_status: Option<BillingAgreementStatus>,
        /// Where the bill goes. The first form does not have it.
        pub billing_address: Option<Destination>,
    }
}

open_enum! {
    /// Whether it is a trial.
    pub enum ReleaseEnvironment {
        /// Money moves.
        Live = "LIVE",
        /// It is a trial.
        Sandbox = "SANDBOX",
    }
}

open_enum! {
    /// How an agreement stands.
    pub enum BillingAgreementStatus {
        /// It was taken back.
        Canceled = "CANCELED",
        /// It is over.
        Closed = "CLOSED",
        /// It is not agreed to yet.
        Draft = "DRAFT",
        /// Payments can be made.
        Open = "OPEN",
        /// Payments cannot be made for now.
        Suspended = "SUSPENDED",
    }
}

model! {
    /// A payment.
    pub struct AuthorizationDetails {
        /// Its id with Amazon Pay.
        pub amazon_authorization_id: Option<String>,
        /// The seller's own id for it.
        pub authorization_reference_id: Option<String>,
        /// What the buyer reads of it.
        pub seller_authorization_note: Option<String>,
        /// How much was authorized.
        pub authorization_amount: Option<ResultPrice>,
        /// How much was captured.
        pub captured_amount: Option<ResultPrice>,
        /// What it costs.
        pub authorization_fee: Option<ResultPrice>,
        /// The ids of the captures.
        pub id_list: Option<Vec<String>>,
        /// Since when.
        pub creation_timestamp: Option<Timestamp>,
        /// Until when.
        pub expiration_timestamp: Option<Timestamp>,
        /// How it stands.
        pub authorization_status: Option<AuthorizationStatus>,
        /// Whether it was declined in a way that may be tried again.
        pub soft_decline: Option<bool>,
        /// Whether it is captured at once.
        pub capture_now: Option<bool>,
        /// What stands on the bank statement.
        pub soft_descriptor: Option<String>,
        /// Where the bill goes. The first form does not have it.
        pub authorization_billing_address: Option<Destination>,
    }
}

model! {
    /// How a payment stands.
    pub struct AuthorizationStatus {
        /// The state.
        pub state: Option<AuthorizationState>,
        /// Why, by name.
        pub reason_code: Option<String>,
        /// Why, for people.
        pub reason_description: Option<String>,
        /// Since when.
        pub last_update_timestamp: Option<Timestamp>,
    }
}

open_enum! {
    /// The state of a payment.
    pub enum AuthorizationState {
        /// It is not decided yet.
        Pending = "Pending",
        /// It can be captured.
        Open = "Open",
        /// It was declined.
        Declined = "Declined",
        /// It is over.
        Closed = "Closed",
        /// It was captured. Only the first form has it.
        Completed = "Completed",
    }
}

model! {
    /// An amount of money.
    pub struct ResultPrice {
        /// The amount, such as `9.99`.
        pub amount: Option<String>,
        /// The currency by ISO 4217.
        pub currency_code: Option<String>,
    }
}

model! {
    /// An address.
    pub struct Destination {
        /// Who lives there.
        pub name: Option<String>,
        /// The company.
        pub company_name: Option<String>,
        /// The first line.
        pub address_line1: Option<String>,
        /// The second line.
        pub address_line2: Option<String>,
        /// The third line.
        pub address_line3: Option<String>,
        /// The town.
        pub city: Option<String>,
        /// The district or county.
        pub district_or_county: Option<String>,
        /// The state or region.
        pub state_or_region: Option<String>,
        /// The postal code.
        pub postal_code: Option<String>,
        /// The country by ISO 3166.
        pub country_code: Option<String>,
        /// The telephone number.
        pub phone: Option<String>,
    }
}
