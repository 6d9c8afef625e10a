//! Links the identity of another provider to a user of the pool, shows it, and on request unlinks it.
//!
//! ```sh
//! COGNITO_USER_POOL_ID=eu-west-1_AbCdEf123 AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... \
//!     cargo run -p alexa-linking-cognito --features admin --example admin_link -- \
//!     link alice LoginWithAmazon amzn1.account.EXAMPLE
//! ```
//!
//! Commands: `show USERNAME`, `find SUB`, `link USERNAME PROVIDER USER-ID`, `unlink PROVIDER USER-ID`.
//!
//! | variable | |
//! |---|---|
//! | `COGNITO_USER_POOL_ID` | the user pool; required |
//! | `COGNITO_ENDPOINT` | the base address of an emulator; its credentials may be any |
//! | `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` | who asks |
//!
//! The exit status is 1 where the pool refused, 3 where it may do it later, 2 where something is set
//! up wrongly.

use std::env;
use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use alexa_linking_cognito::UserPool;
use alexa_linking_cognito::admin::{AdminLinkError, AdminLinker, ExternalIdentity, PoolUser};
use alexa_skill_core::BoxError;
use serde_json::json;

const USAGE: &str =
    "show USERNAME | find SUB | link USERNAME PROVIDER USER-ID | unlink PROVIDER USER-ID";

#[tokio::main]
async fn main() -> ExitCode {
    let Err(error) = run().await else {
        return ExitCode::SUCCESS;
    };
    let status = match error.downcast_ref::<AdminLinkError>() {
        Some(AdminLinkError::NoCredentials | AdminLinkError::NotAuthorized(_)) | None => 2,
        Some(error) if error.is_transient() => 3,
        Some(_) => 1,
    };
    let source = error.source().map(|source| format!(": {source}"));
    // Nobody is left to tell if this fails.
    let _ = writeln!(
        stderr(),
        "admin_link: {error}{}",
        source.unwrap_or_default()
    );
    ExitCode::from(status)
}

async fn run() -> Result<(), BoxError> {
    let id = env::var("COGNITO_USER_POOL_ID").map_err(|_| "COGNITO_USER_POOL_ID is not set")?;
    let mut pool = UserPool::from_id(&id)?;
    if let Ok(endpoint) = env::var("COGNITO_ENDPOINT") {
        pool = pool.with_endpoint(&endpoint)?;
    }
    let linker = AdminLinker::builder(&pool).build()?;

    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["show", username] => show(&linker.user(username).await?),
        ["find", subject] => show(&linker.user_by_subject(subject).await?),
        ["link", username, provider, user_id] => {
            // A name that does not exist is told here; Cognito takes any destination.
            let user = linker.user(username).await?;
            let identity = ExternalIdentity::new(provider, user_id);
            linker.link(&user.username, &identity).await?;
            show(&linker.user(&user.username).await?)
        }
        ["unlink", provider, user_id] => {
            let identity = ExternalIdentity::new(provider, user_id);
            Ok(linker.unlink(&identity).await?)
        }
        _ => Err(USAGE.into()),
    }
}

fn show(user: &PoolUser) -> Result<(), BoxError> {
    let identities = user.identities();
    let identities = identities
        .iter()
        .map(|identity| json!({"provider": identity.provider(), "user_id": identity.user_id()}));
    let shown = json!({
        "username": user.username,
        "subject": user.profile.subject(),
        "enabled": user.enabled,
        "status": user.status,
        "identities": identities.collect::<Vec<_>>(),
    });
    writeln!(stdout(), "{shown:#}")?;
    Ok(())
}
