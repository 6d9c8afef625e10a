use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Reads a token on standard input and tells what each check says of it.
#[derive(Debug, Parser)]
pub(crate) struct Arguments {
    /// The user pool's id; its keys are fetched unless `--jwks` is there.
    #[arg(long, value_name = "ID", required_unless_present = "jwks")]
    pub(crate) pool: Option<String>,
    /// A file with the pool's keys; nothing is fetched then.
    #[arg(long, value_name = "FILE")]
    pub(crate) jwks: Option<PathBuf>,
    /// The issuer expected, where it is not the pool's usual one.
    #[arg(long, value_name = "URL")]
    pub(crate) issuer: Option<String>,
    /// The base address of an emulator.
    #[arg(long, value_name = "URL", requires = "pool")]
    pub(crate) endpoint: Option<String>,
    /// An app client whose tokens are accepted; without one, any client.
    #[arg(long, value_name = "ID")]
    pub(crate) client_id: Vec<String>,
    /// A scope that is required.
    #[arg(long, value_name = "NAME")]
    pub(crate) scope: Vec<String>,
    /// A group that is required; any of those named will do.
    #[arg(long, value_name = "NAME")]
    pub(crate) group: Vec<String>,
    /// A resource that the token must be bound to; any of those named will do.
    #[arg(long, value_name = "NAME")]
    pub(crate) audience: Vec<String>,
    /// The kind of token expected.
    #[arg(long, value_enum, default_value = "access")]
    pub(crate) token_use: Use,
    /// How much clocks may differ, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(crate) leeway: u64,
    /// The time of the check, in seconds since 1970; the present by default.
    #[arg(long, value_name = "SECONDS")]
    pub(crate) now: Option<f64>,
    /// Read one JSON object a line: `{"token": "..", "now": 1800000000}`, `now` optional.
    #[arg(long)]
    pub(crate) lines: bool,
    /// Print JSON for a single token too.
    #[arg(long)]
    pub(crate) json: bool,
    /// Print claims that may be personal as they are.
    #[arg(long)]
    pub(crate) personal: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Use {
    Access,
    Id,
}
