//! Any bytes as what a certificate's address answers: refused, never a panic. Whoever gets past it broke
//! a key.
//!
//! The first byte chooses: the rest as it is; or up to four certificates, split at `|`, put into PEM, so
//! that the checks behind the base64 are reached.
#![no_main]

use std::fmt::Write;

use alexa_skill_core::async_trait;
use alexa_skill_core::web::{
    CertificateAddress, CertificateFetcher, FetchError, RequestVerifier, VerifyErrorCategory,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_executor::block_on;
use http::{HeaderMap, HeaderValue};
use libfuzzer_sys::fuzz_target;

#[derive(Debug)]
struct Answer(Bytes);

#[async_trait]
impl CertificateFetcher for Answer {
    async fn fetch(&self, _: &CertificateAddress) -> Result<Bytes, FetchError> {
        Ok(self.0.clone())
    }
}

fn headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    let address = "https://s3.amazonaws.com/echo.api/cert.pem";
    headers.insert("signaturecertchainurl", HeaderValue::from_static(address));
    let signature = STANDARD.encode([0x55; 256]);
    let signature = HeaderValue::try_from(signature).expect("base64 is a header");
    headers.insert("signature-256", signature);
    headers
}

fuzz_target!(|input: &[u8]| {
    let Some((choice, answer)) = input.split_first() else {
        return;
    };
    let answer = if choice % 2 == 0 {
        Bytes::copy_from_slice(answer)
    } else {
        let mut pem = String::new();
        for der in answer.split(|byte| *byte == b'|').take(4) {
            let text = STANDARD.encode(der);
            let _ = write!(
                pem,
                "-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n"
            );
        }
        pem.into()
    };
    let verifier = RequestVerifier::builder(Answer(answer)).build();
    let refused = block_on(verifier.verify(&headers(), b"{}")).expect_err("nobody signed this");
    assert!(!refused.to_string().is_empty());
    // A true certificate of somebody else's comes further than a made-up one.
    assert!(
        matches!(
            refused.category(),
            VerifyErrorCategory::Fetch
                | VerifyErrorCategory::Chain
                | VerifyErrorCategory::Name
                | VerifyErrorCategory::Signature
        ),
        "{refused}"
    );
});
