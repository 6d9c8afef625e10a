//! Which addresses are fetched, and as what.

use alexa_skill_core::web::{AddressError, CertificateAddress, VerifyErrorCategory};
use proptest::prelude::*;

use super::kit::{ADDRESS, BODY, headers, usual, verdict};

fn parse(text: &str) -> Result<CertificateAddress, AddressError> {
    text.parse()
}

#[test]
fn alexas_addresses_come_out_in_one_form() {
    for address in [
        // The first three are the documentation's.
        "https://s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com:443/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/./echo.api/./cert.pem",
        "https://s3.amazonaws.com/x/../echo.api/cert.pem",
        "https://s3.amazonaws.com/../../echo.api/cert.pem",
    ] {
        let parsed = parse(address).unwrap();
        assert_eq!(parsed.as_str(), ADDRESS, "{address}");
        assert_eq!(parsed.to_string(), ADDRESS);
    }
    let deep = "https://s3.amazonaws.com/echo.api/2026/a_b~c-1.pem";
    assert_eq!(parse(deep).unwrap().as_str(), deep);
}

#[test]
fn every_other_address_is_refused() {
    use AddressError::{Character, Host, Path, Port, Scheme};
    for (address, reason) in [
        // The documentation's.
        ("http://s3.amazonaws.com/echo.api/cert.pem", Scheme),
        ("https://notamazon.com/echo.api/cert.pem", Host),
        ("https://s3.amazonaws.com/EcHo.aPi/cert.pem", Path),
        ("https://s3.amazonaws.com/invalid.path/cert.pem", Path),
        ("https://s3.amazonaws.com:563/echo.api/cert.pem", Port),
        // The way out of the folder.
        ("https://s3.amazonaws.com/echo.api/../evil/cert.pem", Path),
        (
            "https://s3.amazonaws.com/echo.api/x/../../evil/cert.pem",
            Path,
        ),
        (
            "https://s3.amazonaws.com/echo.api/%2e%2e/evil/cert.pem",
            Character,
        ),
        (
            "https://s3.amazonaws.com/echo.api/%2E./evil/cert.pem",
            Character,
        ),
        (
            "https://s3.amazonaws.com/echo.api\\..\\evil/cert.pem",
            Character,
        ),
        (
            "https://s3.amazonaws.com/echo.api/.\t./evil/cert.pem",
            Character,
        ),
        (
            "https://s3.amazonaws.com/echo.api/..;/evil/cert.pem",
            Character,
        ),
        ("https://s3.amazonaws.com//echo.api/cert.pem", Path),
        ("https://s3.amazonaws.com/echo.api//cert.pem", Path),
        ("https://s3.amazonaws.com/echo.apix/cert.pem", Path),
        ("https://s3.amazonaws.com/echo.api", Path),
        ("https://s3.amazonaws.com/echo.api/", Path),
        ("https://s3.amazonaws.com/echo.api/.", Path),
        ("https://s3.amazonaws.com/echo.api/x/..", Path),
        ("https://s3.amazonaws.com/", Path),
        ("https://s3.amazonaws.com", Path),
        // What another parser could read otherwise.
        ("https://s3.amazonaws.com/echo.api/cert.pem?x=1", Character),
        ("https://s3.amazonaws.com/echo.api/cert.pem#x", Character),
        ("https://s3.amazonaws.com/echo.api/cert.pem\0", Character),
        ("https://s3.amazonaws.com/echo.api/cert.pem ", Character),
        ("https://s3.amazonaws.com/echo.api/c\u{e9}rt.pem", Character),
        // Another host.
        ("https://user@s3.amazonaws.com/echo.api/cert.pem", Host),
        (
            "https://s3.amazonaws.com:443@evil.com/echo.api/cert.pem",
            Port,
        ),
        (
            "https://s3.amazonaws.com\\@evil.com/echo.api/cert.pem",
            Host,
        ),
        ("https://s3.amazonaws.com#@evil.com/echo.api/cert.pem", Host),
        ("https://s3.amazonaws.com?/echo.api/cert.pem", Host),
        ("https://evil.com/s3.amazonaws.com/echo.api/cert.pem", Host),
        ("https://xs3.amazonaws.com/echo.api/cert.pem", Host),
        ("https://x.s3.amazonaws.com/echo.api/cert.pem", Host),
        ("https://s3.amazonaws.com.evil.com/echo.api/cert.pem", Host),
        ("https://s3.amazonaws.com./echo.api/cert.pem", Host),
        ("https://s3.us-east-1.amazonaws.com/echo.api/cert.pem", Host),
        ("https://s3-eu-west-1.amazonaws.com/echo.api/cert.pem", Host),
        ("https://s\u{437}.amazonaws.com/echo.api/cert.pem", Host),
        ("https://s3.amazonaws\u{3002}com/echo.api/cert.pem", Host),
        ("https:///echo.api/cert.pem", Host),
        ("https://[::1]/echo.api/cert.pem", Host),
        // Another port.
        ("https://s3.amazonaws.com:0/echo.api/cert.pem", Port),
        ("https://s3.amazonaws.com:80/echo.api/cert.pem", Port),
        ("https://s3.amazonaws.com:65979/echo.api/cert.pem", Port),
        ("https://s3.amazonaws.com:/echo.api/cert.pem", Port),
        ("https://s3.amazonaws.com:+443/echo.api/cert.pem", Port),
        ("https://s3.amazonaws.com:0443/echo.api/cert.pem", Port),
        ("https://s3.amazonaws.com:443:443/echo.api/cert.pem", Port),
        // Another scheme, or none.
        ("file://s3.amazonaws.com/echo.api/cert.pem", Scheme),
        (" https://s3.amazonaws.com/echo.api/cert.pem", Scheme),
        ("//s3.amazonaws.com/echo.api/cert.pem", Scheme),
        ("https:/s3.amazonaws.com/echo.api/cert.pem", Scheme),
        ("", Scheme),
    ] {
        assert_eq!(parse(address), Err(reason), "{address:?}");
    }
    let long = format!("https://s3.amazonaws.com/echo.api/{}", "x".repeat(512));
    assert_eq!(parse(&long), Err(AddressError::TooLong { limit: 512 }));
}

#[tokio::test]
async fn an_address_refused_is_told_apart_from_the_rest() {
    let headers = headers("https://s3.amazonaws.com/evil/cert.pem", b"x");
    let found = verdict(&usual(), &headers, BODY).await;
    assert_eq!(found, Some(VerifyErrorCategory::Address));
}

/// Pieces that an attacker would put together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("https://"),
        Just("s3.amazonaws.com"),
        Just("/"),
        Just("/echo.api/"),
        Just(".."),
        Just("."),
        Just("%2e"),
        Just("\\"),
        Just("@"),
        Just(":443"),
        Just("?"),
        Just("#"),
        Just("cert.pem"),
        Just("evil"),
    ];
    let after = proptest::collection::vec(piece, 0..10);
    (any::<bool>(), after).prop_map(|(begun, after)| {
        let start = if begun {
            "https://s3.amazonaws.com/"
        } else {
            ""
        };
        start.to_owned() + &after.concat()
    })
}

proptest! {
    #[test]
    fn no_text_panics_or_leads_elsewhere(text in prop_oneof![any::<String>(), pieces()]) {
        if let Ok(address) = parse(&text) {
            let path = address.as_str().strip_prefix("https://s3.amazonaws.com/echo.api/").unwrap();
            prop_assert!(!path.is_empty());
            prop_assert!(path.split('/').all(|segment| !matches!(segment, "" | "." | "..")));
            // It is its own only form.
            prop_assert_eq!(parse(address.as_str()), Ok(address));
        }
    }
}
