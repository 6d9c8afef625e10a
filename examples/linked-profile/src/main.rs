//! `cargo run -p linked-profile` plays the whole linking journey in the terminal. In AWS Lambda, the
//! same program is the function.

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;

use alexa_skill_core::lambda::in_lambda;
use alexa_skill_core::{BoxError, Locale};
use clap::Parser;
use linked_profile::conversation::{self, Event};
use linked_profile::pool::Pool;
use linked_profile::{lambda, serve, show, simulator};

/// A skill that greets the linked user by name, with a local user pool and a simulated Alexa.
///
/// `COGNITO_USER_POOL_ID` and `COGNITO_CLIENT_ID` name another pool, `COGNITO_DOMAIN` its domain,
/// `COGNITO_ENDPOINT` and `COGNITO_ISSUER` an emulator, `COGNITO_ACCESS_TOKEN` a token to send.
#[derive(Debug, Parser)]
struct Arguments {
    /// Print one JSON object a turn.
    #[arg(long, conflicts_with = "serve")]
    json: bool,
    /// Serve the skill at this loopback address instead, and print one line of JSON with all that a
    /// client needs.
    #[arg(long, value_name = "ADDR")]
    serve: Option<SocketAddr>,
    /// Talk to the skill in the browser instead, and link an account there.
    #[arg(long, conflicts_with_all = ["json", "serve"])]
    simulator: bool,
    /// Only print the simulator's address.
    #[arg(long, requires = "simulator")]
    no_browser: bool,
    /// The language to speak: en-US, en-GB or de-DE.
    #[arg(long, value_name = "LOCALE", default_value = "en-US")]
    locale: String,
}

// One thread starts sooner than several. Except on managed instances, one event comes at a time.
#[tokio::main(flavor = "local")]
async fn main() -> ExitCode {
    let ended = if in_lambda() {
        lambda::run().await
    } else {
        run(Arguments::parse()).await
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "linked-profile: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), BoxError> {
    let pool = Pool::from_env().await?;
    let mut out = std::io::stdout();
    if let Some(address) = arguments.serve {
        return serve::serve(pool, address, |description| {
            let _ = writeln!(out, "{description}").and_then(|()| out.flush());
        })
        .await;
    }
    if arguments.simulator {
        return simulator::simulate(pool, !arguments.no_browser).await;
    }
    let mut written = Ok(());
    let mut turns = 0;
    let mask = pool.local.is_none();
    conversation::play(&pool, Locale::from(arguments.locale), &mut |event| {
        if let Event::Turn(_) = event {
            turns += 1;
        }
        // The first failure to write (a closed pipe) is the one to tell.
        written =
            std::mem::replace(&mut written, Ok(())).and_then(|()| match (&event, arguments.json) {
                (Event::Turn(turn), true) => show::json(&mut out, turns, turn, mask),
                (Event::Note(_), true) => Ok(()),
                (event, false) => show::text(&mut out, event),
            });
    })
    .await?;
    written?;
    Ok(())
}
