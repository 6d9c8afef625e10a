//! Any text as the address of a certificate: refused, or an address of Alexa's that every parser reads
//! alike.
#![no_main]

use alexa_skill_core::web::CertificateAddress;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let address: CertificateAddress = match text.parse() {
        Ok(address) => address,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let again: CertificateAddress = address.as_str().parse().expect("its own form");
    assert!(again == address, "not the one form of it");

    let uri: http::Uri = address.as_str().parse().expect("a URI");
    assert_eq!(uri.scheme_str(), Some("https"));
    assert_eq!(
        uri.authority().map(|it| it.as_str()),
        Some("s3.amazonaws.com")
    );
    assert_eq!(uri.query(), None);
    assert_eq!(
        uri.to_string(),
        address.as_str(),
        "nothing was read otherwise"
    );
    let path = uri
        .path()
        .strip_prefix("/echo.api/")
        .expect("below the folder");
    for segment in path.split('/') {
        assert!(!matches!(segment, "" | "." | ".."), "not resolved: {path}");
        assert!(!segment.contains(['%', '\\', '@']), "escaped: {path}");
    }
});
