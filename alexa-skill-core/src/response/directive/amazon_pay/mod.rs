//! Amazon Pay: what a skill asks for, as the payload of a
//! [`SendRequestDirective`](super::SendRequestDirective). What comes back is in
//! [`request::connections::amazon_pay`](crate::request::connections::amazon_pay). [`v1`] is the
//! first form of the same, without `@type` and `@version`.
//!
//! ```
//! use alexa_skill_core::response::directive::SendRequestDirective;
//! use alexa_skill_core::response::directive::amazon_pay::{
//!     AuthorizeAttributes, ChargeAmazonPayRequest, PaymentAction, Price,
//! };
//!
//! let charge = ChargeAmazonPayRequest::new(
//!     "seller",
//!     "B01-0000000-0000000",
//!     PaymentAction::AuthorizeAndCapture,
//!     AuthorizeAttributes::new("order-1", Price::new("9.99", "USD")).soft_descriptor("Tea shop"),
//! );
//! let directive = SendRequestDirective::new("Charge", "order-1").payload(charge);
//! ```

mod request;
pub mod v1;

pub use self::request::{
    AmazonPayEntity, AuthorizeAttributes, BillingAgreementAttributes, BillingAgreementType,
    ChargeAmazonPayRequest, PaymentAction, Price, ProviderAttributes, ProviderCredit,
    SellerBillingAgreementAttributes, SellerOrderAttributes, SetupAmazonPayRequest,
};

/// The attributes of a payment, which both forms have: here with `@type` and `@version`, in the
/// first form without.
macro_rules! attributes {
    ($(#[$attr:meta])* $(with $with:tt)? { $($version:tt)* }) => {
        crate::wire::model! {
            /// An amount of money.
            $(#[$attr])*
            pub struct Price new(amount: String, currency_code: String) $(with $with)? {
                /// The amount, such as `9.99`.
                pub amount: Option<String>,
                /// The currency by ISO 4217, such as `USD`.
                pub currency_code: Option<String>,
                $($version)*
            }
        }

        crate::wire::model! {
            /// What is authorized.
            $(#[$attr])*
            pub struct AuthorizeAttributes new(authorization_reference_id: String, authorization_amount: Price) $(with $with)? {
                /// The seller's own id for it, at most 32 characters.
                pub authorization_reference_id: Option<String>,
                /// How much.
                pub authorization_amount: Option<Price>,
                /// How long the authorization may take, in minutes; 0 is at once.
                pub transaction_timeout: Option<i64>,
                /// What the buyer reads of it, at most 255 characters.
                pub seller_authorization_note: Option<String>,
                /// What stands on the bank statement, at most 16 characters.
                pub soft_descriptor: Option<String>,
                $($version)*
            }
        }

        crate::wire::model! {
            /// What the buyer agrees to.
            $(#[$attr])*
            pub struct BillingAgreementAttributes $(with $with)? {
                /// The id of the platform that the seller uses.
                pub platform_id: Option<String>,
                /// What the buyer reads of it, at most 1,024 characters.
                pub seller_note: Option<String>,
                /// The seller's own view of it.
                pub seller_billing_agreement_attributes: Option<SellerBillingAgreementAttributes>,
                /// Who sets payments off.
                pub billing_agreement_type: Option<crate::response::directive::amazon_pay::BillingAgreementType>,
                /// How much a subscription costs.
                pub subscription_amount: Option<Price>,
                $($version)*
            }
        }

        crate::wire::model! {
            /// The seller's own view of an agreement.
            $(#[$attr])*
            pub struct SellerBillingAgreementAttributes $(with $with)? {
                /// The seller's own id for it.
                pub seller_billing_agreement_id: Option<String>,
                /// The name of the shop.
                pub store_name: Option<String>,
                /// Whatever else the seller wants to keep with it.
                pub custom_information: Option<String>,
                $($version)*
            }
        }

        crate::wire::model! {
            /// The seller's own view of an order.
            $(#[$attr])*
            pub struct SellerOrderAttributes $(with $with)? {
                /// The seller's own id for it.
                pub seller_order_id: Option<String>,
                /// The name of the shop.
                pub store_name: Option<String>,
                /// Whatever else the seller wants to keep with it.
                pub custom_information: Option<String>,
                /// What the buyer reads of it.
                pub seller_note: Option<String>,
                $($version)*
            }
        }

        crate::wire::model! {
            /// What providers of the seller's solution get.
            $(#[$attr])*
            pub struct ProviderAttributes new(provider_id: String, provider_credit_list: Vec<ProviderCredit>) $(with $with)? {
                /// The provider.
                pub provider_id: Option<String>,
                /// What each gets.
                #[serde(deserialize_with = "crate::wire::list")]
                pub provider_credit_list: Option<Vec<ProviderCredit>>,
                $($version)*
            }
        }

        crate::wire::model! {
            /// What a provider gets.
            $(#[$attr])*
            pub struct ProviderCredit $(with $with)? {
                /// The provider.
                pub provider_id: Option<String>,
                /// How much.
                pub credit: Option<Price>,
                $($version)*
            }
        }
    };
}
use attributes;
