//! Verifying an access token whose key is there, and finding one that was verified before, beside
//! the signature alone as aws-lc-rs checks it from modulus and exponent.
#![allow(clippy::unwrap_used, reason = "a token that is refused is no result")]

use std::hint::black_box;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alexa_linking_cognito::{CognitoResolver, JwkSet, JwksCache, TokenVerifier, UserPool};
use alexa_skill_core::linking::IdentityResolver;
use alexa_skill_core::secret::AccessToken;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use criterion::{Criterion, criterion_group, criterion_main};
use futures_util::FutureExt;
use serde_json::json;

const POOL: &str = "eu-west-1_Bench1234";
const CLIENT: &str = "1example23456789";

/// An access token as Cognito writes them, with its key.
struct Signed {
    token: String,
    message: String,
    signature: Vec<u8>,
    key: RsaPublicKeyComponents<Vec<u8>>,
}

impl Signed {
    fn new() -> Self {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let header = json!({ "kid": "bench", "alg": "RS256" });
        let claims = json!({
            "sub": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "cognito:groups": ["listeners"],
            "iss": format!("https://cognito-idp.eu-west-1.amazonaws.com/{POOL}"), "version": 2,
            "client_id": CLIENT, "origin_jti": "0b6f6a52-6a1e-4c2e-8a35-0f1f6f0c8b77",
            "event_id": "4f0d8f7e-9c8c-4a53-8d0e-7a4f5a2b9c31", "token_use": "access",
            "scope": "openid profile email phone", "auth_time": now.as_secs() - 60,
            "exp": (now + Duration::from_secs(86_400)).as_secs(), "iat": now.as_secs() - 60,
            "jti": "7d0c2b3e-51f4-4d0e-9a39-3f1c2f6f7a10", "username": "alice",
        });
        let encode = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", encode(&header), encode(&claims));
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(
            &RSA_PKCS1_SHA256,
            &SystemRandom::new(),
            message.as_bytes(),
            &mut signature,
        )
        .unwrap();
        Self {
            token: format!("{message}.{}", URL_SAFE_NO_PAD.encode(&signature)),
            message,
            signature,
            key: RsaPublicKeyComponents::from(pair.public_key()),
        }
    }

    fn verifier(&self) -> TokenVerifier {
        let jwks = json!({ "keys": [{
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "bench",
            "n": URL_SAFE_NO_PAD.encode(&self.key.n), "e": URL_SAFE_NO_PAD.encode(&self.key.e),
        }] });
        let keys = JwksCache::fixed(JwkSet::parse(jwks.to_string().as_bytes()).unwrap());
        let pool = UserPool::from_id(POOL).unwrap();
        TokenVerifier::builder(pool)
            .jwks(keys)
            .client_id(CLIENT)
            .build()
            .unwrap()
    }
}

// Keys and answers are there, so that nothing waits and one poll is the whole of it.
fn verify(criterion: &mut Criterion) {
    let signed = Signed::new();
    let verifier = signed.verifier();
    let resolver = CognitoResolver::builder(signed.verifier()).build().unwrap();
    let token = AccessToken::new(signed.token.clone());

    let mut group = criterion.benchmark_group(format!("verify {} bytes", signed.token.len()));
    group.bench_function("signature alone, aws-lc-rs", |bencher| {
        bencher.iter(|| {
            let (message, signature) = black_box((signed.message.as_bytes(), &signed.signature));
            signed
                .key
                .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
                .unwrap();
        });
    });
    group.bench_function("TokenVerifier, cached key", |bencher| {
        bencher.iter(|| {
            verifier
                .verify(black_box(&signed.token))
                .now_or_never()
                .unwrap()
                .unwrap()
        });
    });
    group.bench_function("CognitoResolver, cached token", |bencher| {
        bencher.iter(|| {
            resolver
                .resolve(black_box(&token))
                .now_or_never()
                .unwrap()
                .unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, verify);
criterion_main!(benches);
