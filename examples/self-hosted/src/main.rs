//! `cargo run -p self-hosted -- --skill-id amzn1.ask.skill.…` serves a skill behind a TLS proxy.

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use alexa_skill_core::BoxError;
use alexa_skill_core::id::SkillId;
use alexa_skill_core::web::{RequestVerifier, SkillService};
use clap::Parser;
use self_hosted::server::{self, Limits};
use self_hosted::{app, skill, system};
use tokio::net::TcpListener;
use tracing::level_filters::LevelFilter;

/// A skill over plain HTTP, for a proxy that holds the TLS certificate.
///
/// Every request is checked to be Alexa's: signature, certificate, timestamp.
#[derive(Debug, Parser)]
struct Arguments {
    /// Where to listen. Only the proxy should reach it.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The skill's id. Alexa signs the requests of every skill; this tells yours.
    #[arg(
        long,
        value_name = "ID",
        env = "SKILL_ID",
        required_unless_present = "insecure_without_verification"
    )]
    skill_id: Option<String>,
    /// Believe every request, whoever sent it: for tools on this machine, at a loopback address only.
    #[arg(long)]
    insecure_without_verification: bool,
    /// How long a connection may take for a request's head, and may stay idle.
    #[arg(long, value_name = "SECONDS", default_value_t = Limits::default().head.as_secs())]
    head_seconds: u64,
    /// What to log: off, error, warn, info, debug or trace.
    #[arg(long, value_name = "LEVEL", default_value = "info")]
    log: LevelFilter,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "self-hosted: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), BoxError> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(arguments.log)
        .init();
    system::raise_file_limit();

    let skill = skill::build(arguments.skill_id.map(SkillId::from));
    let service = if arguments.insecure_without_verification {
        if !arguments.listen.ip().is_loopback() {
            return Err("--insecure-without-verification needs a loopback address".into());
        }
        tracing::warn!("requests are not verified: anyone who reaches this can speak as any user");
        SkillService::insecure_without_verification(skill)
    } else {
        SkillService::new(skill, RequestVerifier::new())
    };

    let listener = TcpListener::bind(arguments.listen).await?;
    let limits = Limits {
        head: Duration::from_secs(arguments.head_seconds),
        ..Limits::default()
    };
    let mut out = std::io::stdout();
    writeln!(out, "http://{}/", listener.local_addr()?)?;
    out.flush()?;
    server::serve(listener, app::router(service), limits, system::stopped()?).await;
    Ok(())
}
