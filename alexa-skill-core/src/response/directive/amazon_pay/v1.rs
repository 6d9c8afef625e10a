//! The first form of Amazon Pay's payloads, without `@type` and `@version`.

use super::super::connections::into_object;
use super::attributes;
use crate::secret::ConsentToken;
use crate::wire::model;

pub use super::{BillingAgreementType, PaymentAction};

attributes! { {} }

model! {
    /// Asks the buyer to agree to payments.
    pub struct SetupAmazonPay new(seller_id: String, country_of_establishment: String, ledger_currency: String) {
        /// The user's consent to share.
        pub consent_token: Option<ConsentToken>,
        /// The seller's id with Amazon Pay.
        pub seller_id: Option<String>,
        /// The country where the seller is registered, by ISO 3166, such as `US`.
        pub country_of_establishment: Option<String>,
        /// The currency of the seller's account, by ISO 4217.
        pub ledger_currency: Option<String>,
        /// The language of what the buyer reads, such as `en_US`.
        pub checkout_language: Option<String>,
        /// What the buyer agrees to.
        pub billing_agreement_attributes: Option<BillingAgreementAttributes>,
        /// Whether the buyer's shipping address is needed.
        pub need_amazon_shipping_address: Option<bool>,
        /// Whether it is a trial.
        pub sandbox_mode: Option<bool>,
        /// The buyer of a trial.
        pub sandbox_customer_email_id: Option<String>,
    }
}

model! {
    /// Asks for a payment that the buyer has agreed to.
    pub struct ChargeAmazonPay new(seller_id: String, billing_agreement_id: String, payment_action: PaymentAction, authorize_attributes: AuthorizeAttributes) {
        /// The user's consent to share.
        pub consent_token: Option<ConsentToken>,
        /// The seller's id with Amazon Pay.
        pub seller_id: Option<String>,
        /// The agreement.
        pub billing_agreement_id: Option<String>,
        /// What is done.
        pub payment_action: Option<PaymentAction>,
        /// What is authorized.
        pub authorize_attributes: Option<AuthorizeAttributes>,
        /// The seller's own view of the order.
        pub seller_order_attributes: Option<SellerOrderAttributes>,
        /// What providers get.
        pub provider_attributes: Option<ProviderAttributes>,
    }
}

into_object! { SetupAmazonPay, ChargeAmazonPay }
