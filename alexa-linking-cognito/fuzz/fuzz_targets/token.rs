//! Any text as a token: refused, never a panic. Whoever forged a signature here broke RSA.
//!
//! The first byte chooses: the rest as it is; or header and claims, split at the first zero byte, put
//! into a well-formed token, so that the checks behind the base64 are reached.
#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use alexa_linking_cognito::{JwkSet, JwksCache, TokenUse, TokenVerifier, UserPool};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_executor::block_on;
use libfuzzer_sys::fuzz_target;

/// 2048 bits whose factors nobody has: only what comes before the signature can succeed.
fn keys() -> JwksCache {
    let modulus = URL_SAFE_NO_PAD.encode([0xbd; 256]);
    let set = format!(r#"{{"keys":[{{"kty":"RSA","kid":"k","n":"{modulus}","e":"AQAB"}}]}}"#);
    let set = JwkSet::parse(set.as_bytes()).expect("a set");
    assert_eq!(set.len(), 1);
    JwksCache::fixed(set)
}

static VERIFIERS: LazyLock<[TokenVerifier; 2]> = LazyLock::new(|| {
    [TokenUse::Access, TokenUse::Id].map(|token_use| {
        let pool = UserPool::from_id("eu-west-1_Test12345").expect("a pool");
        TokenVerifier::builder(pool)
            .jwks(keys())
            .token_use(token_use)
            .client_id("c")
            .required_scope("openid")
            .any_group("g")
            .leeway(Duration::from_secs(300))
            .build()
            .expect("a verifier")
    })
});

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    let token = if kind % 2 == 0 {
        String::from_utf8_lossy(rest).into_owned()
    } else {
        let at = rest.iter().position(|byte| *byte == 0);
        let (header, claims) = rest.split_at(at.unwrap_or(rest.len()));
        let [header, claims] =
            [header, claims.get(1..).unwrap_or_default()].map(|part| URL_SAFE_NO_PAD.encode(part));
        format!("{header}.{claims}.{}", URL_SAFE_NO_PAD.encode([7; 256]))
    };
    for verifier in &*VERIFIERS {
        let refused = block_on(verifier.verify(&token)).expect_err("nobody signed this");
        let text = format!("{refused} {refused:?}");
        assert!(
            token.len() < 400 || !text.contains(&token),
            "an error repeats the token"
        );
        let inspection = block_on(verifier.inspect(&token));
        assert!(!inspection.is_accepted());
    }
});
