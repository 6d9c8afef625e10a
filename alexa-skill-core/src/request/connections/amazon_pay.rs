//! Amazon Pay: the outcomes of its tasks. They come as the payload of a
//! [`ConnectionsResponse`](super::ConnectionsResponse) named `Setup` or `Charge`, or as the result
//! of a [`ConnectionCompleted`](crate::request::ConnectionCompleted). Both of the service's
//! versions are read by the same types.

use crate::request::Timestamp;
use crate::wire::{model, open_enum};

model! {
    /// What came of setting up a payment.
    ///
    /// ```
    /// use alexa_skill_core::request::connections::amazon_pay::SetupAmazonPayResult;
    /// use alexa_skill_core::request::{Cause, Request, RequestEnvelope};
    ///
    /// let json = br#"{"request": {"type": "SessionResumedRequest", "cause": {"type": "ConnectionCompleted",
    ///     "result": {"billingAgreementDetails": {"billingAgreementId": "B01-1"}}}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let Request::SessionResumed(request) = &envelope.request else { panic!("it is one") };
    /// let Some(Cause::ConnectionCompleted(done)) = &request.cause else { panic!("it is one") };
    /// let result: SetupAmazonPayResult = done.read_result()?.expect("it is there");
    /// let agreement = result.billing_agreement_details.expect("it is there");
    /// assert_eq!(agreement.billing_agreement_id.as_deref(), Some("B01-1"));
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    pub struct SetupAmazonPayResult {
        /// The agreement that was made.
        pub billing_agreement_details: Option<BillingAgreementDetails>,
    }
}

model! {
    /// What came of charging a payment.
    pub struct ChargeAmazonPayResult {
        /// The order at Amazon Pay.
        pub amazon_order_reference_id: Option<String>,
        /// What was authorised.
        pub authorization_details: Option<AuthorizationDetails>,
    }
}

model! {
    /// Why a payment could not be set up or charged.
    pub struct AmazonPayErrorResponse {
        /// The kind of error, such as `BuyerEqualsSeller`.
        pub error_code: Option<String>,
        /// What the service says of it.
        pub error_message: Option<String>,
    }
}

model! {
    /// An agreement that payments are charged under.
    pub struct BillingAgreementDetails {
        /// Its id.
        pub billing_agreement_id: Option<String>,
        /// When it was made.
        pub creation_timestamp: Option<Timestamp>,
        /// Where to ship to, if the skill asked for it.
        pub destination: Option<Destination>,
        /// The user's language.
        pub checkout_language: Option<String>,
        /// Real or for trying.
        pub release_environment: Option<ReleaseEnvironment>,
        /// Its state.
        pub billing_agreement_status: Option<BillingAgreementStatus>,
        /// Whom to bill.
        pub billing_address: Option<Destination>,
    }
}

open_enum! {
    /// Whether money moves.
    pub enum ReleaseEnvironment {
        /// It does.
        Live = "LIVE",
        /// It does not.
        Sandbox = "SANDBOX",
    }
}

open_enum! {
    /// The states of an agreement.
    pub enum BillingAgreementStatus {
        /// Ended by the seller.
        Canceled = "CANCELED",
        /// Ended.
        Closed = "CLOSED",
        /// Not yet confirmed.
        Draft = "DRAFT",
        /// Payments can be charged.
        Open = "OPEN",
        /// Payments cannot be charged until the user has seen to it.
        Suspended = "SUSPENDED",
    }
}

model! {
    /// An address.
    pub struct Destination {
        /// The person.
        pub name: Option<String>,
        /// The company.
        pub company_name: Option<String>,
        /// The first line.
        pub address_line1: Option<String>,
        /// The second line.
        pub address_line2: Option<String>,
        /// The third line.
        pub address_line3: Option<String>,
        /// The city.
        pub city: Option<String>,
        /// The district or county.
        pub district_or_county: Option<String>,
        /// The state or region.
        pub state_or_region: Option<String>,
        /// The postal code.
        pub postal_code: Option<String>,
        /// The country, by its two letters.
        pub country_code: Option<String>,
        /// The telephone number.
        pub phone: Option<String>,
    }
}

model! {
    /// What was authorised.
    pub struct AuthorizationDetails {
        /// The authorisation at Amazon Pay.
        pub amazon_authorization_id: Option<String>,
        /// The authorisation at the seller.
        pub authorization_reference_id: Option<String>,
        /// What the user is told.
        pub seller_authorization_note: Option<String>,
        /// How much was authorised.
        pub authorization_amount: Option<Price>,
        /// How much was taken.
        pub captured_amount: Option<Price>,
        /// What Amazon Pay costs.
        pub authorization_fee: Option<Price>,
        /// The captures at Amazon Pay.
        #[serde(deserialize_with = "crate::wire::list")]
        pub id_list: Option<Vec<String>>,
        /// When it was made.
        pub creation_timestamp: Option<Timestamp>,
        /// When it ends.
        pub expiration_timestamp: Option<Timestamp>,
        /// Its state.
        pub authorization_status: Option<AuthorizationStatus>,
        /// Whether trying again may help, where it was declined.
        pub soft_decline: Option<bool>,
        /// Whether the money was taken at once.
        pub capture_now: Option<bool>,
        /// What the user's statement says.
        pub soft_descriptor: Option<String>,
        /// Whom to bill.
        pub authorization_billing_address: Option<Destination>,
    }
}

model! {
    /// The state of an authorisation.
    pub struct AuthorizationStatus {
        /// The state.
        pub state: Option<AuthorizationState>,
        /// Why.
        pub reason_code: Option<String>,
        /// Why, in words.
        pub reason_description: Option<String>,
        /// Since when.
        pub last_update_timestamp: Option<Timestamp>,
    }
}

open_enum! {
    /// The states of an authorisation.
    pub enum AuthorizationState {
        /// Not yet decided.
        Pending = "Pending",
        /// The money can be taken.
        Open = "Open",
        /// The money cannot be taken.
        Declined = "Declined",
        /// Ended.
        Closed = "Closed",
        /// The money was taken.
        Completed = "Completed",
    }
}

model! {
    /// An amount of money.
    pub struct Price {
        /// The amount, such as `9.99`.
        pub amount: Option<String>,
        /// The currency, by its three letters.
        pub currency_code: Option<String>,
    }
}
