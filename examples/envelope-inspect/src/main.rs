//! Tells what the SDK understands of Alexa's requests and of skills' responses: for finding out why a
//! message is refused, and what of it has no type.

mod arguments;
mod compare;
mod document;
mod inspection;
mod refusal;
mod report;

use std::fs::File;
use std::io::{BufReader, Read, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use alexa_skill_core::BoxError;
use clap::Parser;

use self::arguments::Arguments;
use self::document::documents;
use self::inspection::Inspection;
use self::report::Report;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            // Nobody is left to tell if this fails.
            let _ = writeln!(stderr(), "envelope-inspect: {error}");
            ExitCode::from(2)
        }
    }
}

/// How many documents were refused.
fn run(arguments: &Arguments) -> Result<usize, BoxError> {
    if arguments.files.is_empty() {
        return inspect("standard input", stdin().lock(), arguments);
    }
    let mut refused = 0;
    for path in &arguments.files {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
        refused += inspect(&name, file, arguments)?;
    }
    Ok(refused)
}

fn inspect(source: &str, input: impl Read, arguments: &Arguments) -> Result<usize, BoxError> {
    let mut refused = 0;
    for document in documents(BufReader::new(input), arguments.lines) {
        let document = document.map_err(|error| format!("{source} cannot be read: {error}"))?;
        let inspection = Inspection::of(&document.bytes);
        refused += usize::from(inspection.is_err());
        let report = Report::new(source, document.line, &inspection);
        let mut out = stdout().lock();
        match &inspection {
            Ok(inspection) if arguments.rewrite => writeln!(out, "{}", inspection.rewritten)?,
            Err(_) if arguments.rewrite => writeln!(out, "{}", report.error_to_json())?,
            _ if arguments.json || arguments.lines => writeln!(out, "{}", report.to_json())?,
            _ => write!(out, "{report}")?,
        }
    }
    Ok(refused)
}
