//! Tells what each check says of a Cognito token: for finding out why linking does not work.

mod arguments;
mod inspector;
mod mask;
mod report;
mod verdict;

use std::io::{BufRead, Read, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use alexa_skill_core::BoxError;
use clap::Parser;

use self::arguments::Arguments;
use self::inspector::{Inspector, Line};
use self::verdict::Verdict;

/// More than any token, by far: what is longer is a file given by mistake.
const MAX_INPUT: u64 = 16 * 1024 * 1024;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = if arguments.lines {
        inspect_lines(&arguments).await
    } else {
        inspect_one(&arguments).await
    };
    match done {
        Ok(verdict) => verdict.exit_code(),
        Err(error) => {
            // Nobody is left to tell if this fails.
            let _ = writeln!(stderr(), "token-inspect: {error}");
            ExitCode::from(2)
        }
    }
}

async fn inspect_one(arguments: &Arguments) -> Result<Verdict, BoxError> {
    let mut token = String::new();
    stdin().take(MAX_INPUT).read_to_string(&mut token)?;
    let token = token.trim();
    if token.is_empty() {
        return Err("no token on standard input".into());
    }
    let report = Inspector::new(arguments)?.inspect(token, None).await?;
    if arguments.json {
        writeln!(stdout(), "{}", report.to_json())?;
    } else {
        write!(stdout(), "{report}")?;
    }
    Ok(report.verdict)
}

async fn inspect_lines(arguments: &Arguments) -> Result<Verdict, BoxError> {
    let inspector = Inspector::new(arguments)?;
    let mut verdict = Verdict::Accepted;
    for (number, text) in stdin().lock().lines().enumerate() {
        let text = text?;
        if text.trim().is_empty() {
            continue;
        }
        let (mut json, of_line) = match Line::parse(&text) {
            Ok(line) => {
                let report = inspector.inspect(&line.token, line.now).await?;
                (report.to_json(), report.verdict)
            }
            Err(error) => (serde_json::json!({ "error": error }), Verdict::Rejected),
        };
        json["line"] = (number + 1).into();
        writeln!(stdout(), "{json}")?;
        verdict = verdict.max(of_line);
    }
    Ok(verdict)
}
