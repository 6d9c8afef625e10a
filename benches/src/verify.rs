//! Verifying an access token whose key is there, and finding one that was verified before, beside
//! the signature alone as aws-lc-rs checks it from modulus and exponent.
#![allow(clippy::unwrap_used, reason = "a token that is refused is no result")]

mod signed;

use std::hint::black_box;

use alexa_linking_cognito::CognitoResolver;
use alexa_skill_core::linking::IdentityResolver;
use alexa_skill_core::secret::AccessToken;
use aws_lc_rs::signature::RSA_PKCS1_2048_8192_SHA256;
use criterion::{Criterion, criterion_group, criterion_main};
use futures_util::FutureExt;

use self::signed::Signed;

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
