use alexa_skill_core::response::directive::amazon_pay::*;
use alexa_skill_core::response::directive::connections::{
    ConnectionEntity, ConnectionRequest, PostalAddress, PrintImageRequest, PrintPdfRequest,
    PrintWebPageRequest, Restaurant, ScheduleFoodEstablishmentReservationRequest,
    ScheduleTaxiReservationRequest, SendRequestDirective, StartConnectionDirective,
};
use serde_json::{Value, json};

use super::{Family, family, fixture};

const MENU: &str = "https://example.com/menu.pdf";
const BILLING: &str = "B01-0000000-0000000";

pub(super) fn families() -> Vec<Family> {
    vec![
        family!("connection-request", ConnectionRequest {
            "PrintImageRequest" => PrintImageRequest =
                PrintImageRequest::new("The tea shop", MENU, "JPEG"),
            "PrintPDFRequest" => PrintPdfRequest = PrintPdfRequest::new("The tea shop", MENU),
            "PrintWebPageRequest" => PrintWebPageRequest =
                PrintWebPageRequest::new("The tea shop", MENU),
            "ScheduleFoodEstablishmentReservationRequest" =>
                ScheduleFoodEstablishmentReservationRequest =
                ScheduleFoodEstablishmentReservationRequest::new(restaurant()),
            "ScheduleTaxiReservationRequest" => ScheduleTaxiReservationRequest =
                ScheduleTaxiReservationRequest::default(),
        }),
        family!("connection-entity", ConnectionEntity {
            "PostalAddress" => PostalAddress = PostalAddress::default(),
            "Restaurant" => Restaurant = restaurant(),
        }),
        amazon_pay(),
        family!("amazon-pay-v1", {
            "ChargeAmazonPay" => v1::ChargeAmazonPay =
                v1::ChargeAmazonPay::new(
                    "A1SELLER",
                    BILLING,
                    PaymentAction::Authorize,
                    v1::AuthorizeAttributes::new(
                        "order-1",
                        v1::Price::new("9.99", "USD"),
                    ),
                ),
            "SetupAmazonPay" => v1::SetupAmazonPay =
                v1::SetupAmazonPay::new("A1SELLER", "US", "USD"),
        }),
    ]
}

fn restaurant() -> Restaurant {
    Restaurant::new("The tea shop", PostalAddress::default())
}

fn attributes() -> AuthorizeAttributes {
    AuthorizeAttributes::new("order-1", Price::new("9.99", "USD"))
}

fn amazon_pay() -> Family {
    family!("amazon-pay", AmazonPayEntity {
        "AuthorizeAttributes" => AuthorizeAttributes = attributes(),
        "BillingAgreementAttributes" => BillingAgreementAttributes =
            BillingAgreementAttributes::default(),
        "ChargeAmazonPayRequest" => ChargeAmazonPayRequest = ChargeAmazonPayRequest::new(
            "A1SELLER",
            BILLING,
            PaymentAction::Authorize,
            attributes(),
        ),
        "Price" => Price = Price::new("9.99", "USD"),
        "ProviderAttributes" => ProviderAttributes =
            ProviderAttributes::new("A1PROVIDER", [ProviderCredit::default()]),
        "ProviderCredit" => ProviderCredit = ProviderCredit::default(),
        "SellerBillingAgreementAttributes" => SellerBillingAgreementAttributes =
            SellerBillingAgreementAttributes::default(),
        "SellerOrderAttributes" => SellerOrderAttributes = SellerOrderAttributes::default(),
        "SetupAmazonPayRequest" => SetupAmazonPayRequest =
            SetupAmazonPayRequest::new("A1SELLER", "US", "USD"),
    })
}

#[test]
fn a_payload_becomes_the_input_of_a_directive() {
    let print = StartConnectionDirective::print_pdf(PrintPdfRequest::new("The tea shop", MENU));
    let min: Value =
        serde_json::from_str(&fixture("connection-request", "PrintPDFRequest.min").unwrap())
            .unwrap();
    assert_eq!(
        serde_json::to_value(print).unwrap(),
        json!({ "uri": "connection://AMAZON.PrintPDF/1", "input": min })
    );
    for (directive, uri) in [
        (
            StartConnectionDirective::print_image(PrintImageRequest::new("a", MENU, "JPEG")),
            "connection://AMAZON.PrintImage/1",
        ),
        (
            StartConnectionDirective::print_web_page(PrintWebPageRequest::new("a", MENU)),
            "connection://AMAZON.PrintWebPage/1",
        ),
        (
            StartConnectionDirective::schedule_taxi(ScheduleTaxiReservationRequest::default()),
            "connection://AMAZON.ScheduleTaxiReservation/1",
        ),
        (
            StartConnectionDirective::schedule_table(
                ScheduleFoodEstablishmentReservationRequest::new(restaurant()),
            ),
            "connection://AMAZON.ScheduleFoodEstablishmentReservation/1",
        ),
    ] {
        assert_eq!(directive.uri.as_deref(), Some(uri));
        let input = Value::Object(directive.input.unwrap());
        let read: ConnectionRequest = serde_json::from_value(input).unwrap();
        assert!(ConnectionRequest::KNOWN.contains(&read.tag()), "{read:?}");
    }
}

#[test]
fn purchases_name_their_product() {
    let written = |directive: SendRequestDirective| serde_json::to_value(directive).unwrap();
    let product = json!({ "productId": "p-1" });
    assert_eq!(
        written(SendRequestDirective::buy("p-1", "t")),
        json!({ "name": "Buy", "payload": { "InSkillProduct": product }, "token": "t" })
    );
    assert_eq!(
        written(SendRequestDirective::cancel("p-1", "t")),
        json!({ "name": "Cancel", "payload": { "InSkillProduct": product }, "token": "t" })
    );
    assert_eq!(
        written(SendRequestDirective::upsell("p-1", "More?", "t")),
        json!({
            "name": "Upsell",
            "payload": { "InSkillProduct": product, "upsellMessage": "More?" },
            "token": "t",
        })
    );
}

#[test]
fn the_consent_token_is_not_printed() {
    let setup = v1::SetupAmazonPay::new("s", "US", "USD").consent_token("Atza|secret");
    assert!(!format!("{setup:?}").contains("secret"));
    assert_eq!(
        serde_json::to_value(&setup).unwrap()["consentToken"],
        "Atza|secret"
    );
}
