//! The SDK's part of `benches/peers/verify/run`: the same token, the same checks.

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use alexa_linking_cognito::{CognitoResolver, JwkSet, JwksCache, TokenVerifier, UserPool};
use alexa_skill_core::BoxError;
use alexa_skill_core::linking::IdentityResolver;
use alexa_skill_core::secret::AccessToken;
use serde_json::{Value, json};

fn main() -> Result<(), BoxError> {
    let file = std::env::args().nth(1).ok_or("usage: peer_verify FILE")?;
    let given: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let text = |name: &str| given[name].as_str().unwrap_or_default();
    let set = JwkSet::parse(given["jwks"].to_string().as_bytes())?;
    let verifier = TokenVerifier::builder(UserPool::from_id(text("pool"))?)
        .client_id(text("client"))
        .required_scope("openid")
        .jwks(JwksCache::fixed(set))
        .build()?;
    let resolver = CognitoResolver::builder(verifier.clone()).build()?;
    let token = AccessToken::new(text("token"));

    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(async {
        let run = async |count: u32| -> Result<f64, BoxError> {
            let began = Instant::now();
            for _ in 0..count {
                verifier.verify(black_box(token.expose_secret())).await?;
            }
            Ok(began.elapsed().as_secs_f64() * 1e6 / f64::from(count))
        };
        run(2_000).await?;
        tell("cached key", run(20_000).await?)?;
        let run = async |count: u32| -> Result<f64, BoxError> {
            let began = Instant::now();
            for _ in 0..count {
                resolver.resolve(black_box(&token)).await?;
            }
            Ok(began.elapsed().as_secs_f64() * 1e6 / f64::from(count))
        };
        run(2_000).await?;
        tell("cached token", run(1_000_000).await?)
    })
}

fn tell(what: &str, micros: f64) -> Result<(), BoxError> {
    let who = format!("this SDK, {what}");
    writeln!(
        std::io::stdout(),
        "{}",
        json!({"who": who, "micros": micros})
    )?;
    Ok(())
}
