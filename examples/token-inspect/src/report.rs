use std::error::Error;
use std::fmt;

use alexa_linking_cognito::{Check, Inspection};
use serde_json::{Map, Value, json};

use crate::arguments::Arguments;
use crate::mask::mask;
use crate::verdict::Verdict;

/// An inspection as it is printed.
pub(crate) struct Report {
    pub(crate) verdict: Verdict,
    checks: Vec<Line>,
    claims: Option<Map<String, Value>>,
    notes: Vec<String>,
}

struct Line {
    name: &'static str,
    expected: String,
    found: String,
    verdict: Verdict,
    error: Option<String>,
}

impl Line {
    fn new(check: &Check, keys_are_given: bool) -> Self {
        let mut line = Self {
            name: check.name,
            expected: check.expected.clone(),
            found: check.found.clone(),
            verdict: Verdict::of(check),
            error: check.result.as_ref().err().map(|error| with_causes(error)),
        };
        // A skill whose keys are given cannot tell a forged key from a new one of the pool's. Here the
        // file is what was asked about.
        if keys_are_given && line.name == "key" && line.verdict == Verdict::Unknown {
            line.verdict = Verdict::Rejected;
            line.error = Some(
                "the file has no key of this id: the token is another pool's, or the pool's keys \
                 have changed since the file was written"
                    .to_owned(),
            );
        }
        line
    }
}

impl Report {
    pub(crate) fn new(
        inspection: &Inspection,
        mut notes: Vec<String>,
        any_issuer: bool,
        arguments: &Arguments,
    ) -> Self {
        let keys_are_given = arguments.jwks.is_some();
        let checks = inspection.checks().iter();
        let mut checks: Vec<Line> = checks
            .map(|check| Line::new(check, keys_are_given))
            .collect();
        if any_issuer {
            for line in checks.iter_mut().filter(|line| line.name == "issuer") {
                "any".clone_into(&mut line.expected);
            }
            notes.push("the issuer is not checked: name --pool or --issuer".to_owned());
        }
        let worst = checks.iter().map(|line| line.verdict).max();
        let claims = inspection.unverified_claims();
        Self {
            verdict: worst.unwrap_or(Verdict::Accepted),
            checks,
            claims: claims.map(|claims| {
                if arguments.personal {
                    claims.clone()
                } else {
                    mask(claims)
                }
            }),
            notes,
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        let checks = self.checks.iter().map(|check| {
            json!({
                "name": check.name, "ok": check.error.is_none(), "expected": check.expected,
                "found": check.found, "error": check.error,
            })
        });
        json!({
            "verdict": self.verdict.as_str(),
            "checks": checks.collect::<Vec<_>>(),
            "claims": self.claims,
            "notes": self.notes,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for check in &self.checks {
            let mark = if check.error.is_none() { "ok " } else { "BAD" };
            writeln!(f, "{mark} {}", check.name)?;
            writeln!(f, "      expected {}", printable(&check.expected))?;
            writeln!(f, "      found    {}", printable(&check.found))?;
            if let Some(error) = &check.error {
                writeln!(f, "      {}", printable(error))?;
            }
        }
        if let Some(claims) = &self.claims {
            writeln!(f, "\nclaims, true or not")?;
            for (name, value) in claims {
                writeln!(f, "      {} {value}", printable(name))?;
            }
        }
        for note in &self.notes {
            writeln!(f, "\nnote: {}", printable(note))?;
        }
        writeln!(f, "\n{}", self.verdict.as_str())
    }
}

/// Whoever made the token may have written it for a terminal.
fn printable(text: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

fn with_causes(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let cause = error.to_string();
        if !message.contains(&cause) {
            message = format!("{message}: {cause}");
        }
        source = error.source();
    }
    message
}
