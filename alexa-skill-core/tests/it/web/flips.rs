//! A valid request with one byte changed is no valid request.

use std::sync::LazyLock;

use alexa_skill_core::web::CertificateAddress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;

use super::kit::{ADDRESS, BODY, Shelf, TestClock, signed, verdict, verifier};
use crate::pki::{ISSUER, leaf};

static LEAF: LazyLock<Vec<u8>> = LazyLock::new(|| leaf(|_| {}).der().to_vec());

/// Whether a request is accepted, with a chain of these two certificates.
fn accepted(headers: &HeaderMap, body: &[u8], leaf: &[u8], issuer: &[u8]) -> bool {
    let chain: String = [leaf, issuer]
        .map(|der| {
            let text = STANDARD.encode(der);
            format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
        })
        .concat();
    let verifier = verifier(Shelf::with(ADDRESS, chain), TestClock::new());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime
        .block_on(verdict(&verifier, headers, body))
        .is_none()
}

fn flipped(bytes: &[u8], at: usize, mask: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= mask;
    bytes
}

#[test]
fn unchanged_it_is_accepted() {
    assert!(accepted(&signed(BODY), BODY, &LEAF, ISSUER.der()));
}

fn same_address(text: &[u8]) -> bool {
    let text = std::str::from_utf8(text).unwrap_or_default();
    text.parse::<CertificateAddress>()
        .is_ok_and(|address| address.as_str() == ADDRESS)
}

#[test]
fn no_byte_of_the_address_may_change_but_the_case_of_scheme_and_host() {
    let insensitive = "https://s3.amazonaws.com".len();
    for at in 0..ADDRESS.len() {
        for mask in 1..=u8::MAX {
            let changed = flipped(ADDRESS.as_bytes(), at, mask);
            let case =
                mask == 0x20 && at < insensitive && ADDRESS.as_bytes()[at].is_ascii_alphabetic();
            assert_eq!(same_address(&changed), case, "byte {at}, mask {mask:#x}");
        }
    }
}

#[test]
fn no_byte_of_a_certificate_may_change() {
    let headers = signed(BODY);
    for at in 0..LEAF.len() {
        let changed = flipped(&LEAF, at, 1);
        assert!(
            !accepted(&headers, BODY, &changed, ISSUER.der()),
            "leaf, byte {at}"
        );
    }
    for at in 0..ISSUER.der().len() {
        let changed = flipped(ISSUER.der(), at, 1);
        assert!(
            !accepted(&headers, BODY, &LEAF, &changed),
            "issuer, byte {at}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_byte_of_the_body_may_change(at in 0..BODY.len(), mask in 1..=u8::MAX) {
        let body = flipped(BODY, at, mask);
        prop_assert!(!accepted(&signed(BODY), &body, &LEAF, ISSUER.der()));
    }

    #[test]
    fn no_byte_of_the_signature_may_change(at in 0..344_usize, mask in 1..=u8::MAX) {
        let mut headers = signed(BODY);
        let text = flipped(headers["signature-256"].as_bytes(), at, mask);
        // What is no header value does not get here.
        if let Ok(value) = HeaderValue::from_bytes(&text) {
            headers.insert("signature-256", value);
            prop_assert!(!accepted(&headers, BODY, &LEAF, ISSUER.der()));
        }
    }

    /// Another address has no certificate here, and what means the same address is no change.
    #[test]
    fn no_byte_of_the_address_may_change(at in 0..ADDRESS.len(), mask in 1..=u8::MAX) {
        let mut headers = signed(BODY);
        let text = flipped(ADDRESS.as_bytes(), at, mask);
        if let Ok(value) = HeaderValue::from_bytes(&text) {
            headers.insert("signaturecertchainurl", value);
            prop_assert_eq!(accepted(&headers, BODY, &LEAF, ISSUER.der()), same_address(&text));
        }
    }

    #[test]
    fn no_byte_of_the_leaf_may_change(at in 0..LEAF.len(), mask in 1..=u8::MAX) {
        let changed = flipped(&LEAF, at, mask);
        prop_assert!(!accepted(&signed(BODY), BODY, &changed, ISSUER.der()));
    }

    #[test]
    fn no_byte_of_the_issuer_may_change(at in 0..ISSUER.der().len(), mask in 1..=u8::MAX) {
        let changed = flipped(ISSUER.der(), at, mask);
        prop_assert!(!accepted(&signed(BODY), BODY, &LEAF, &changed));
    }

    #[test]
    fn no_certificate_text_panics(text in any::<String>(), framed in any::<bool>()) {
        let text = if framed {
            format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
        } else {
            text
        };
        let verifier = verifier(Shelf::with(ADDRESS, text), TestClock::new());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        prop_assert!(runtime.block_on(verdict(&verifier, &signed(BODY), BODY)).is_some());
    }
}
