use std::path::PathBuf;

use clap::Parser;

/// Reads Alexa requests and responses as JSON and tells what the SDK understands of them.
#[derive(Debug, Parser)]
pub(crate) struct Arguments {
    /// The documents; without one, standard input.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read one document a line, and print JSON.
    #[arg(long)]
    pub(crate) lines: bool,
    /// Print a JSON object for each document.
    #[arg(long)]
    pub(crate) json: bool,
    /// Print what the SDK writes back, a line for each document, instead of a report. Tokens too!
    #[arg(long, conflicts_with = "json")]
    pub(crate) rewrite: bool,
}
