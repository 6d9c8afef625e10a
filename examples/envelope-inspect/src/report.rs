use std::fmt;

use serde_json::{Map, Value, json};

use crate::inspection::{Envelope, Inspection};
use crate::refusal::Refusal;

/// An inspection as it is printed: names and places, and no value of the document's.
pub(crate) struct Report<'a> {
    source: &'a str,
    line: Option<usize>,
    inspection: &'a Result<Inspection, Refusal>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(
        source: &'a str,
        line: Option<usize>,
        inspection: &'a Result<Inspection, Refusal>,
    ) -> Self {
        Self {
            source,
            line,
            inspection,
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        match self.inspection {
            Ok(inspection) => self.inspection_to_json(inspection),
            Err(_) => self.error_to_json(),
        }
    }

    fn inspection_to_json(&self, inspection: &Inspection) -> Value {
        let findings = inspection.findings.iter();
        let violations = inspection.violations.iter().map(|violation| {
            json!({
                "path": violation.field, "kind": format!("{:?}", violation.kind),
                "limit": violation.limit, "size": violation.size, "message": violation.message,
            })
        });
        let mut report = json!({
            "source": self.source,
            "understood": inspection.findings.is_empty(),
            "not_understood": findings
                .map(|finding| json!({ "path": finding.path, "fate": finding.fate.as_str() }))
                .collect::<Vec<_>>(),
        });
        match &inspection.envelope {
            Envelope::Request { tag } => {
                report["kind"] = "request".into();
                report["type"] = tag.as_str().into();
            }
            Envelope::Response { directives } => {
                report["kind"] = "response".into();
                report["directives"] = directives.clone().into();
                report["limits"] = violations.collect();
            }
        }
        if let Some(line) = self.line {
            report["line"] = line.into();
        }
        report
    }

    /// `{"error":{..}}`; empty if nothing was refused.
    pub(crate) fn error_to_json(&self) -> Value {
        let Err(refusal) = self.inspection else {
            return Value::Object(Map::new());
        };
        let mut error = json!({
            "source": self.source, "kind": refusal.kind(), "path": refusal.path(),
            "message": refusal.to_string(),
        });
        if let Some((line, column)) = refusal.position() {
            error["line"] = line.into();
            error["column"] = column.into();
        }
        if let Some(line) = self.line {
            error["line"] = line.into();
        }
        json!({ "error": error })
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", printable(self.source))?;
        let inspection = match self.inspection {
            Ok(inspection) => inspection,
            Err(refusal) => return writeln!(f, "REFUSED: {}", printable(&refusal.to_string())),
        };
        match &inspection.envelope {
            Envelope::Request { tag } => writeln!(f, "request {}", printable(tag))?,
            Envelope::Response { directives } if directives.is_empty() => writeln!(f, "response")?,
            Envelope::Response { directives } => {
                writeln!(f, "response with {}", printable(&directives.join(", ")))?;
            }
        }
        if inspection.findings.is_empty() {
            writeln!(f, "      every member is understood")?;
        }
        for finding in &inspection.findings {
            let path = printable(&finding.path);
            writeln!(f, "      not understood: {path}: {}", finding.fate)?;
        }
        for violation in &inspection.violations {
            writeln!(
                f,
                "      breaks a limit: {}",
                printable(&violation.to_string())
            )?;
        }
        Ok(())
    }
}

/// Whoever made the document may have written it for a terminal.
fn printable(text: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}
