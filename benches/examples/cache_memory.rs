//! What the cached answers of resolvers with 1,000 users each take, by the process's resident memory.
//!
//! `cargo run --release -p benches --example cache_memory` (Linux), by default with 50 resolvers.

use std::io::Write;

use alexa_linking_cognito::testing::{LocalUser, LocalUserPool};
use alexa_linking_cognito::{CognitoResolver, TokenVerifier};
use alexa_skill_core::BoxError;
use alexa_skill_core::linking::IdentityResolver;

const USERS: usize = 1_000;

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let resolvers: usize = std::env::args().nth(1).map_or(Ok(50), |n| n.parse())?;
    let pool = LocalUserPool::builder()
        .user(LocalUser::new("alice"))
        .start()
        .await?;
    let clients = pool.clients();
    let client = clients.first().ok_or("a pool has a client")?;
    let tokens = (0..USERS).map(|_| pool.issue_tokens("alice", client.id(), &["openid"]));
    let tokens: Vec<_> = tokens.collect::<Result<_, _>>()?;
    let verifier = TokenVerifier::builder(pool.user_pool()?)
        .client_id(client.id())
        .build()?;
    let before = resident()?;
    let mut kept = Vec::new();
    for _ in 0..resolvers {
        let resolver = CognitoResolver::builder(verifier.clone()).build()?;
        // Each comes twice: a full cache must not grow.
        for token in tokens.iter().chain(&tokens) {
            resolver.resolve(&token.access_token).await?;
        }
        kept.push(resolver);
    }
    let each = resident()?.saturating_sub(before) / kept.len().max(1);
    writeln!(
        std::io::stdout(),
        "{} resolvers of {USERS} users: {} KiB each, {} bytes a user",
        kept.len(),
        each / 1024,
        each / USERS
    )?;
    Ok(())
}

fn resident() -> Result<usize, BoxError> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(kilobytes.ok_or("no VmRSS")?.parse::<usize>()? * 1024)
}
