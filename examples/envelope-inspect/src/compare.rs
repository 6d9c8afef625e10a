use std::fmt;

use serde_json::{Number, Value};

/// A member that was not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Its JSON path.
    pub(crate) path: String,
    pub(crate) fate: Fate,
}

/// What became of a member that was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is not written back.
    Lost,
    /// It is written back as another value.
    Changed,
    /// It is written back as it came, without a type for it.
    Kept,
}

impl Fate {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Changed => "changed",
            Self::Kept => "kept",
        }
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Lost => "no member here has that name, and it is not written back",
            Self::Changed => "it is written back as another value",
            Self::Kept => "no type here has that name; it is written back as it came",
        })
    }
}

/// What of `document` is missing or different in `written`. `null` and absence are the same; numbers
/// are compared by value.
pub(crate) fn compare(document: &Value, written: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    differ(document, written, "", &mut findings);
    findings
}

fn differ(document: &Value, written: &Value, path: &str, findings: &mut Vec<Finding>) {
    let mut found = |path: String, fate| findings.push(Finding { path, fate });
    match (document, written) {
        (Value::Object(members), Value::Object(written)) => {
            for (key, value) in members {
                let path = member(path, key);
                match written.get(key) {
                    Some(written) => differ(value, written, &path, findings),
                    None if value.is_null() => {}
                    None => findings.push(Finding {
                        path,
                        fate: Fate::Lost,
                    }),
                }
            }
        }
        (Value::Array(items), Value::Array(written)) if items.len() == written.len() => {
            for (index, (item, written)) in items.iter().zip(written).enumerate() {
                differ(item, written, &format!("{path}[{index}]"), findings);
            }
        }
        (Value::Number(a), Value::Number(b)) if same_number(a, b) => {}
        (a, b) if a == b => {}
        _ => found(path.to_owned(), Fate::Changed),
    }
}

/// The path of a member, as the SDK's errors write it.
fn member(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

#[allow(
    clippy::float_cmp,
    reason = "the same value is asked for, not a near one"
)]
fn same_number(a: &Number, b: &Number) -> bool {
    // Whole numbers are compared as such: beyond 2^53 several have the same f64.
    a == b || ((a.is_f64() || b.is_f64()) && a.as_f64() == b.as_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(document: &Value, written: &Value) -> Vec<(String, Fate)> {
        let findings = compare(document, written).into_iter();
        findings
            .map(|finding| (finding.path, finding.fate))
            .collect()
    }

    #[test]
    fn absence_order_and_the_form_of_numbers_do_not_count() {
        let document =
            json!({ "a": null, "b": 1, "c": [1.0, { "d": null }], "e": 1e2, "f": u64::MAX });
        let written = json!({ "f": u64::MAX, "e": 100, "c": [1, {}], "b": 1.0, "new": 1 });
        assert_eq!(found(&document, &written), []);
    }

    #[test]
    fn what_is_lost_or_changed_is_told_by_its_path() {
        let document = json!({
            "a": { "b": 1 }, "c": [{ "d": "x", "e": "y" }], "f": [1], "g": u64::MAX, "h": "1", "i": null,
        });
        let written = json!({
            "a": {}, "c": [{ "d": "z" }], "f": [], "g": u64::MAX - 1, "h": 1, "i": 0,
        });
        let expected = [
            ("a.b", Fate::Lost),
            ("c[0].d", Fate::Changed),
            ("c[0].e", Fate::Lost),
            ("f", Fate::Changed),
            ("g", Fate::Changed),
            ("h", Fate::Changed),
            ("i", Fate::Changed),
        ];
        let expected = expected.map(|(path, fate)| (path.to_owned(), fate));
        assert_eq!(found(&document, &written), expected);
    }
}
