//! Whose access token is this? Reads a token on standard input, verifies it, asks the pool for the
//! profile, and prints the identity as JSON.
//!
//! ```sh
//! COGNITO_USER_POOL_ID=eu-west-1_AbCdEf123 COGNITO_CLIENT_ID=1example23456789 \
//!     cargo run -p alexa-linking-cognito --example whoami < token.txt
//! ```
//!
//! | variable | |
//! |---|---|
//! | `COGNITO_USER_POOL_ID` | the user pool; required |
//! | `COGNITO_CLIENT_ID` | the app client that the token must be issued for; without it any of the pool |
//! | `COGNITO_DOMAIN` | the prefix or host of the pool's pages: where the token has the scope `openid`, the profile comes from userInfo there, else from `GetUser` |
//! | `COGNITO_ENDPOINT` | the base address of an emulator |
//! | `COGNITO_ISSUER` | the issuer that an emulator writes into tokens |
//!
//! The exit status tells the three kinds of failure apart: 1 the token was rejected, 3 nobody could
//! tell, 2 anything that is set up wrongly.

use std::env;
use std::error::Error;
use std::io::{Read, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use alexa_linking_cognito::{CognitoResolver, ProfileSource, TokenVerifier, UserPool};
use alexa_skill_core::BoxError;
use alexa_skill_core::linking::{Identity, IdentityError, IdentityResolver};
use alexa_skill_core::secret::AccessToken;
use serde_json::{Value, json};

#[tokio::main]
async fn main() -> ExitCode {
    let error = match whoami().await {
        Ok(()) => return ExitCode::SUCCESS,
        Err(error) => error,
    };
    // Nobody is left to tell if this fails.
    let _ = writeln!(stderr(), "whoami: {}", with_causes(error.as_ref()));
    ExitCode::from(match error.downcast_ref() {
        Some(IdentityError::Rejected(_)) => 1,
        Some(IdentityError::Unavailable(_)) => 3,
        _ => 2,
    })
}

async fn whoami() -> Result<(), BoxError> {
    let pool_id = variable("COGNITO_USER_POOL_ID").ok_or("COGNITO_USER_POOL_ID is not set")?;
    let mut pool = UserPool::from_id(&pool_id)?;
    if let Some(domain) = variable("COGNITO_DOMAIN") {
        pool = pool.with_domain(&domain)?;
    }
    if let Some(endpoint) = variable("COGNITO_ENDPOINT") {
        pool = pool.with_endpoint(&endpoint)?;
    }
    if let Some(issuer) = variable("COGNITO_ISSUER") {
        pool = pool.with_issuer(&issuer);
    }
    let verifier = TokenVerifier::builder(pool);
    let verifier = match variable("COGNITO_CLIENT_ID") {
        Some(id) => verifier.client_id(id),
        None => verifier.any_client(),
    };
    let resolver = CognitoResolver::builder(verifier.build()?)
        .profile(ProfileSource::Auto)
        .build()?;

    let mut token = String::new();
    stdin().read_to_string(&mut token)?;
    let identity = resolver.resolve(&AccessToken::new(token.trim())).await?;
    writeln!(stdout(), "{:#}", shown(&identity))?;
    Ok(())
}

fn with_causes(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let cause = error.to_string();
        // Some messages quote their cause already.
        if !message.contains(&cause) {
            message = format!("{message}: {cause}");
        }
        source = error.source();
    }
    message
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn shown(identity: &Identity) -> Value {
    json!({
        "subject": identity.subject,
        "username": identity.username,
        "email": identity.email,
        "email_verified": identity.email_verified,
        "phone_number": identity.phone_number,
        "name": identity.full_name(),
        "given_name": identity.given_name,
        "family_name": identity.family_name,
        "address": identity.address,
        "groups": identity.groups,
        "scopes": identity.scopes,
    })
}
