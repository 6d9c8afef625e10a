//! From a position in a JSON text to the path of the value that stands there.

use std::fmt::Write;

use crate::wire::string_end;

/// The path of the innermost value that holds the byte before `end`, such as
/// `request.intent.slots.color[0]`; `.` for the document itself.
///
/// `text` is valid JSON without white space between its tokens. `end` is how far the parser had read
/// when it stopped: behind a value that is wrong in itself, or before an array or object that should
/// not be one. So a colon or a comma counts as the beginning of what follows; behind a bracket only
/// `at_object`, which tells that it was an object that was wrong, decides.
pub(super) fn path_before(text: &str, end: usize, at_object: bool) -> String {
    let bytes = text.as_bytes();
    let end = end.min(bytes.len());
    let mut open = Vec::new();
    let mut at = 0;
    while at < end {
        match bytes[at] {
            b'{' => open.push(Level::Object(None)),
            b'[' => open.push(Level::Array(None)),
            b'}' | b']' if at + 1 < end => {
                open.pop();
            }
            // The value that ends here is the one.
            b'}' | b']' => {
                if let Some(level) = open.last_mut() {
                    level.forget();
                }
            }
            b',' => match open.last_mut() {
                Some(Level::Array(Some(index))) => *index += 1,
                Some(level) => level.forget(),
                None => {}
            },
            b'"' => {
                let close = string_end(bytes, at + 1);
                match open.last_mut() {
                    Some(Level::Object(key)) if bytes.get(close) == Some(&b':') => {
                        *key = text.get(at..close);
                    }
                    Some(level) => level.begin(),
                    None => {}
                }
                at = close;
                continue;
            }
            b':' => {}
            _ => {
                if let Some(level) = open.last_mut() {
                    level.begin();
                }
            }
        }
        at += 1;
        // A value begins inside an array with whatever follows the bracket.
        if at < end
            && matches!(bytes[at], b'{' | b'[')
            && let Some(level) = open.last_mut()
        {
            level.begin();
        }
    }
    // Stopped before the first element, because it is an object.
    if at_object
        && end > 0
        && bytes[end - 1] == b'['
        && let Some(level) = open.last_mut()
    {
        level.begin();
    }
    write_path(&open)
}

/// An array or object that the position is inside of.
#[derive(Debug)]
enum Level<'a> {
    /// With the member that is being read, as it is written.
    Object(Option<&'a str>),
    /// With the element that is being read.
    Array(Option<usize>),
}

impl Level<'_> {
    /// A value of it begins.
    fn begin(&mut self) {
        if let Self::Array(index @ None) = self {
            *index = Some(0);
        }
    }

    /// No value of it is being read.
    fn forget(&mut self) {
        match self {
            Self::Object(key) => *key = None,
            Self::Array(index) => *index = None,
        }
    }
}

fn write_path(open: &[Level<'_>]) -> String {
    let mut path = String::new();
    for level in open {
        match level {
            Level::Object(Some(key)) => {
                if !path.is_empty() {
                    path.push('.');
                }
                match serde_json::from_str::<String>(key) {
                    Ok(key) => path.push_str(&key),
                    Err(_) => path.push_str(key),
                }
            }
            Level::Array(Some(index)) => {
                let _ = write!(path, "[{index}]");
            }
            Level::Object(None) | Level::Array(None) => {}
        }
    }
    if path.is_empty() {
        path.push('.');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The path behind the marker `^`.
    fn path(marked: &str) -> String {
        let end = marked.find('^').unwrap();
        path_before(&marked.replace('^', ""), end, marked.contains("^{"))
    }

    #[test]
    fn the_innermost_value_is_named() {
        for (marked, expected) in [
            ("7^", "."),
            ("[^]", "."),
            (r#"{"a":7^,"b":8}"#, "a"),
            (r#"{"a":7,"b":^[1]}"#, "b"),
            (r#"{"a":7,"b":[^1]}"#, "b"),
            (r#"{"a":7,"b":[1^]}"#, "b[0]"),
            (r#"{"a":7,"b":[1,^{"c":2}]}"#, "b[1]"),
            (r#"{"a":7,"b":[^{"c":2}]}"#, "b[0]"),
            (r#"{"a":7,"b":[{"c":2^}]}"#, "b[0].c"),
            (r#"{"a":7,"b":[{"c":2}^]}"#, "b[0]"),
            (r#"{"a":7,"b":[{"c":2},{"c":[1,2,3^]}]}"#, "b[1].c[2]"),
            (r#"{"a":{"b":{}},"c":"x,\"y\":[{"^}"#, "c"),
            (r#"{"a":{"b":{}}^,"c":1}"#, "a"),
            (r#"{"a.b":{"c\"d":true^}}"#, "a.b.c\"d"),
            (r#"{"a":7}^"#, "."),
        ] {
            assert_eq!(path(marked), expected, "{marked}");
        }
    }

    #[test]
    fn any_position_in_any_text_has_an_answer() {
        let text = r#"{"a":[{"b":"\\\""},[[]],null,-1.5e3],"":{}}"#;
        assert!(serde_json::from_str::<Value>(text).is_ok());
        for end in 0..=text.len() + 2 {
            assert!(!path_before(text, end, end % 2 == 0).is_empty());
        }
        for broken in ["\"", "{\"a", "]}", "[,,", "\"\\"] {
            assert!(
                !path_before(broken, broken.len(), true).is_empty(),
                "{broken}"
            );
        }
    }
}
