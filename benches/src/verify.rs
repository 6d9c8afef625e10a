//! Verifying an access token, beside the bare arithmetic: RS256 by aws-lc-rs from modulus and
//! exponent.

use std::hint::black_box;

use alexa_linking_cognito::testing::{LocalUser, LocalUserPool};
use alexa_linking_cognito::{CognitoResolver, TokenVerifier};
use alexa_skill_core::BoxError;
use alexa_skill_core::linking::IdentityResolver;
use alexa_skill_core::secret::AccessToken;
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::Value;

struct Setup {
    verifier: TokenVerifier,
    resolver: CognitoResolver,
    token: AccessToken,
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

async fn setup() -> Result<Setup, BoxError> {
    let pool = LocalUserPool::builder()
        .user(LocalUser::new("alice"))
        .start()
        .await?;
    let clients = pool.clients();
    let client = clients.first().ok_or("a pool has a client")?;
    let token = pool
        .issue_tokens("alice", client.id(), &["openid", "profile"])?
        .access_token;
    let verifier = TokenVerifier::builder(pool.user_pool()?)
        .client_id(client.id())
        .build()?;
    verifier.verify(token.expose_secret()).await?;
    let resolver = CognitoResolver::builder(verifier.clone()).build()?;
    resolver.resolve(&token).await?;
    let keys = verifier_keys(&pool).await?;
    let header = token.expose_secret().split('.').next().unwrap_or_default();
    let header: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header)?)?;
    let keys = keys["keys"].as_array().cloned().unwrap_or_default();
    let key = keys
        .iter()
        .find(|key| key["kid"] == header["kid"])
        .ok_or("the pool serves the key")?;
    let part = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap_or_default());
    let (modulus, exponent) = (part("n")?, part("e")?);
    Ok(Setup {
        verifier,
        resolver,
        token,
        modulus,
        exponent,
    })
}

async fn verifier_keys(pool: &LocalUserPool) -> Result<Value, BoxError> {
    let cache = alexa_linking_cognito::JwksCache::new(&pool.user_pool()?);
    cache.prefetch().await?;
    Ok(serde_json::from_str(&cache.export().unwrap_or_default())?)
}

fn verify(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime can be built");
    let setup = runtime.block_on(setup()).expect("the local pool works");
    let token = setup.token.expose_secret();
    let (message, signature) = token.rsplit_once('.').unwrap_or_default();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap_or_default();

    let mut group = criterion.benchmark_group("verify");
    group.bench_function("raw-aws-lc-rs", |b| {
        let key = RsaPublicKeyComponents {
            n: &setup.modulus,
            e: &setup.exponent,
        };
        assert!(
            key.verify(&RSA_PKCS1_2048_8192_SHA256, message.as_bytes(), &signature)
                .is_ok()
        );
        b.iter(|| {
            key.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                black_box(message.as_bytes()),
                &signature,
            )
        });
    });
    group.bench_function("cached-key", |b| {
        b.iter(|| runtime.block_on(setup.verifier.verify(black_box(token))));
    });
    group.bench_function("cached-token", |b| {
        b.iter(|| runtime.block_on(setup.resolver.resolve(black_box(&setup.token))));
    });
    group.finish();
}

criterion_group!(benches, verify);
criterion_main!(benches);
