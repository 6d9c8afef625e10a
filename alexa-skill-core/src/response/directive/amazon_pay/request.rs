use super::super::connections::into_object;
use super::attributes;
use crate::UnknownObject;
use crate::wire::{model, open_enum, tagged_enum};

tagged_enum! {
    /// A part of what Amazon Pay is told, by its `@type`.
    pub enum AmazonPayEntity by own "@type", expecting "an Amazon Pay entity" {
        /// What is authorized:
        AuthorizeAttributes(AuthorizeAttributes) = "AuthorizeAttributes",
        /// What the buyer agrees to:
        BillingAgreementAttributes(BillingAgreementAttributes) = "BillingAgreementAttributes",
        /// Asks for a payment:
        Charge(ChargeAmazonPayRequest) = "ChargeAmazonPayRequest",
        /// An amount of money:
        Price(Price) = "Price",
        /// What providers get:
        ProviderAttributes(ProviderAttributes) = "ProviderAttributes",
        /// What a provider gets:
        ProviderCredit(ProviderCredit) = "ProviderCredit",
        /// The seller's own view of an agreement:
        SellerBillingAgreementAttributes(SellerBillingAgreementAttributes) = "SellerBillingAgreementAttributes",
        /// The seller's own view of an order:
        SellerOrderAttributes(SellerOrderAttributes) = "SellerOrderAttributes",
        /// Asks for an agreement:
        Setup(SetupAmazonPayRequest) = "SetupAmazonPayRequest",
        @else
        /// A part that this version does not know.
        Unknown(UnknownObject),
    }
}

attributes! {
    #[serde(tag = "@type")]
    with(version = "2") {
        /// The version of this form: 2.
        #[serde(rename = "@version")]
        pub version: Option<String>,
    }
}

model! {
    /// Asks the buyer to agree to payments.
    #[serde(tag = "@type")]
    pub struct SetupAmazonPayRequest new(seller_id: String, country_of_establishment: String, ledger_currency: String) with(version = "2") {
        /// The version of this form: 2.
        #[serde(rename = "@version")]
        pub version: Option<String>,
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
    #[serde(tag = "@type")]
    pub struct ChargeAmazonPayRequest new(seller_id: String, billing_agreement_id: String, payment_action: PaymentAction, authorize_attributes: AuthorizeAttributes) with(version = "2") {
        /// The version of this form: 2.
        #[serde(rename = "@version")]
        pub version: Option<String>,
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

open_enum! {
    /// What is done with a payment.
    pub enum PaymentAction {
        /// It is reserved, and captured later.
        Authorize = "Authorize",
        /// It is reserved and captured.
        AuthorizeAndCapture = "AuthorizeAndCapture",
    }
}

open_enum! {
    /// Who sets payments of an agreement off.
    pub enum BillingAgreementType {
        /// The buyer.
        CustomerInitiatedTransaction = "CustomerInitiatedTransaction",
        /// The seller.
        MerchantInitiatedTransaction = "MerchantInitiatedTransaction",
    }
}

into_object! { SetupAmazonPayRequest, ChargeAmazonPayRequest, AmazonPayEntity }
