//! Headers, and what is signed how.

use alexa_skill_core::web::VerifyErrorCategory::{self, Body, Header, Signature};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use http::HeaderMap;
use rcgen::RsaKeySize;

use super::kit::{ADDRESS, BODY, headers, signed, usual, verdict};
use crate::pki::{Hash, Key, LEAF_KEY};

#[tokio::test]
async fn a_request_of_alexas_is_accepted_again_and_again() {
    let verifier = usual();
    for _ in 0..3 {
        verifier.verify(&signed(BODY), BODY).await.unwrap();
    }
    // The name of a header has no case, and the old signature beside the new one is passed over.
    let mut both = signed(BODY);
    both.insert("Signature", "not even base64".parse().unwrap());
    verifier.verify(&both, BODY).await.unwrap();
}

type Change = fn(&mut HeaderMap);

#[tokio::test]
async fn headers_that_are_missing_repeated_or_unreadable_are_refused() {
    let cases: [(&str, Change); 10] = [
        ("no signature", |headers| {
            headers.remove("signature-256");
        }),
        ("no address", |headers| {
            headers.remove("signaturecertchainurl");
        }),
        ("SHA-1 only", |headers| {
            let old = LEAF_KEY.sign_with(Hash::Sha1, BODY);
            headers.remove("signature-256");
            headers.insert("signature", STANDARD.encode(old).parse().unwrap());
        }),
        ("two signatures", |headers| {
            let one = headers["signature-256"].clone();
            headers.append("signature-256", one);
        }),
        ("two addresses", |headers| {
            headers.append("signaturecertchainurl", ADDRESS.parse().unwrap());
        }),
        ("no base64", |headers| {
            headers.insert("signature-256", "!".parse().unwrap());
        }),
        ("base64 without padding", |headers| {
            let bytes = LEAF_KEY.sign_with(Hash::Sha256, BODY);
            let text = STANDARD_NO_PAD.encode(bytes);
            headers.insert("signature-256", text.parse().unwrap());
        }),
        ("base64 with more behind", |headers| {
            let text = format!("{}AAAA", headers["signature-256"].to_str().unwrap());
            headers.insert("signature-256", text.parse().unwrap());
        }),
        ("not ASCII", |headers| {
            let bytes = b"\xff\xfe";
            headers.insert("signature-256", bytes.as_slice().try_into().unwrap());
        }),
        ("64 KiB", |headers| {
            headers.insert("signature-256", "A".repeat(65536).parse().unwrap());
        }),
    ];
    for (name, change) in cases {
        let mut headers = signed(BODY);
        change(&mut headers);
        let found = verdict(&usual(), &headers, BODY).await;
        assert_eq!(found, Some(Header), "{name}");
    }
}

#[tokio::test]
async fn only_sha_256_with_pkcs1_padding_by_the_leafs_key_over_these_bytes_counts() {
    let good = LEAF_KEY.sign_with(Hash::Sha256, BODY);
    let mut long = good.clone();
    long.push(0);
    for (name, signature) in [
        ("SHA-1", LEAF_KEY.sign_with(Hash::Sha1, BODY)),
        ("SHA-512", LEAF_KEY.sign_with(Hash::Sha512, BODY)),
        ("PSS", LEAF_KEY.sign_with(Hash::PssSha256, BODY)),
        (
            "another key",
            Key::rsa(RsaKeySize::_2048).sign_with(Hash::Sha256, BODY),
        ),
        ("an ECDSA key", Key::ecdsa().sign_with(Hash::Sha256, BODY)),
        ("cut short", good[..255].to_vec()),
        ("a byte more", long),
        ("nothing", Vec::new()),
        ("zeros", vec![0; 256]),
    ] {
        let found = verdict(&usual(), &headers(ADDRESS, &signature), BODY).await;
        assert_eq!(found, Some(Signature), "{name}");
    }
    // A good signature of the old kind does not make up for a bad one of the new.
    let mut downgrade = headers(ADDRESS, &[7; 256]);
    let old = STANDARD.encode(LEAF_KEY.sign_with(Hash::Sha1, BODY));
    downgrade.insert("signature", old.parse().unwrap());
    assert_eq!(verdict(&usual(), &downgrade, BODY).await, Some(Signature));
}

#[tokio::test]
async fn a_body_that_means_the_same_is_not_the_same() {
    let body = br#"{"request": {"type":"LaunchRequest","locale":"d\u00e9"} }"#;
    let again = serde_json::from_slice::<serde_json::Value>(body).unwrap();
    let headers = signed(body);
    let text = std::str::from_utf8(body).unwrap();
    for (name, other) in [
        ("written again", again.to_string()),
        ("a newline more", format!("{text}\n")),
        ("a byte order mark", format!("\u{feff}{text}")),
        ("unescaped", text.replace("\\u00e9", "\u{e9}")),
        ("empty", String::new()),
    ] {
        let found = verdict(&usual(), &headers, other.as_bytes()).await;
        assert_eq!(found, Some(Signature), "{name}");
    }
}

#[tokio::test]
async fn a_signed_body_must_be_a_request() {
    for body in [
        &b""[..],
        b"{}",
        b"[]",
        b"{\"request\":null}",
        b"{\"request\":{\"type\":7}}",
        b"{\"request\":{\"timestamp\":\"2026-03-01T12:00:00Z\"}",
        b"\xff",
    ] {
        let found: Option<VerifyErrorCategory> = verdict(&usual(), &signed(body), body).await;
        assert_eq!(found, Some(Body), "{}", String::from_utf8_lossy(body));
    }
}
