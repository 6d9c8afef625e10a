use std::error::Error;
use std::fmt;

use alexa_linking_cognito::Inspection;
use serde_json::{Map, Value, json};

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
    error: Option<String>,
}

impl Report {
    pub(crate) fn new(
        inspection: &Inspection,
        mut notes: Vec<String>,
        any_issuer: bool,
        personal: bool,
    ) -> Self {
        let checks = inspection.checks().iter().map(|check| Line {
            name: check.name,
            expected: match check.name {
                "issuer" if any_issuer => "any".to_owned(),
                _ => check.expected.clone(),
            },
            found: check.found.clone(),
            error: check.result.as_ref().err().map(|error| with_causes(error)),
        });
        if any_issuer {
            notes.push("the issuer is not checked: name --pool or --issuer".to_owned());
        }
        let claims = inspection.unverified_claims();
        Self {
            verdict: Verdict::of(inspection),
            checks: checks.collect(),
            claims: claims.map(|claims| {
                if personal {
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
