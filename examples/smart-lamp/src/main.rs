//! `cargo run -p smart-lamp` plays the story of two users and their lamps in the terminal.

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;

use alexa_skill_core::BoxError;
use clap::Parser;
use smart_lamp::play::{self, Scene};
use smart_lamp::{lambda, serve, show};

/// A Smart Home skill with a lamp for each user, and a local user pool, a simulated Alexa and
/// stand-ins for Amazon's services to try it with.
#[derive(Debug, Parser)]
struct Arguments {
    /// Print one JSON object for each message.
    #[arg(long, conflicts_with = "serve")]
    json: bool,
    /// Take directives at this loopback address instead (POST /), and print one line of JSON with all
    /// that a client needs.
    #[arg(long, value_name = "ADDR")]
    serve: Option<SocketAddr>,
}

// One thread starts sooner than several. Except on managed instances, one event comes at a time.
#[tokio::main(flavor = "local")]
async fn main() -> ExitCode {
    let done = if alexa_skill_core::lambda::in_lambda() {
        lambda::run().await
    } else {
        run(Arguments::parse()).await
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "smart-lamp: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), BoxError> {
    let mut out = std::io::stdout();
    if let Some(address) = arguments.serve {
        return serve::serve(address, |description| {
            let _ = writeln!(out, "{description}").and_then(|()| out.flush());
        })
        .await;
    }
    let mut written = Ok(());
    let mut turns = 0;
    play::play(&mut |scene| {
        if !matches!(scene, Scene::Note(_)) {
            turns += 1;
        }
        // The first failure to write (a closed pipe) is the one to tell.
        written = std::mem::replace(&mut written, Ok(())).and_then(|()| {
            if arguments.json {
                show::json(&mut out, turns, &scene)
            } else {
                show::text(&mut out, &scene)
            }
        });
    })
    .await?;
    written?;
    Ok(())
}
