//! The JSON path of a place in a text.
//!
//! `serde_path_to_error` finds paths too, but has every type of the model compiled once more.

use std::fmt::Write;

enum Frame<'a> {
    Object { key: Option<&'a str> },
    Array { index: usize },
}

/// The path of the value that was refused after `read` bytes with `message`; `.` for the whole. The
/// text must be valid JSON.
///
/// A value is read when it is refused, but for objects and arrays where others are wanted: of them
/// at most the first byte is.
pub(crate) fn path_of_refused(text: &str, read: usize, message: &str) -> String {
    let first_byte = if message.starts_with("invalid type: map") {
        Some(&b'{')
    } else if message.starts_with("invalid type: sequence") {
        Some(&b'[')
    } else {
        None
    };
    let Some(place) = read.checked_sub(1) else {
        return ".".to_owned();
    };
    let bytes = text.as_bytes();
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() && at <= place {
        match bytes[at] {
            b'[' if at == place && bytes.get(at + 1) == first_byte => {
                frames.push(Frame::Array { index: 0 });
            }
            b'{' | b'[' if at == place => break,
            b'{' => frames.push(Frame::Object { key: None }),
            b'[' => frames.push(Frame::Array { index: 0 }),
            b'}' | b']' => {
                frames.pop();
            }
            b',' => match frames.last_mut() {
                Some(Frame::Object { key }) => *key = None,
                Some(Frame::Array { index }) => *index += 1,
                None => {}
            },
            b'"' => {
                let end = string_end(bytes, at);
                if let Some(Frame::Object { key: key @ None }) = frames.last_mut() {
                    *key = text.get(at..end);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    write_path(&frames)
}

/// Where the string that begins at `start` is over.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn write_path(frames: &[Frame<'_>]) -> String {
    let mut path = String::new();
    for frame in frames {
        // Writing to a string does not fail.
        let _ = match frame {
            Frame::Object { key: None } => Ok(()),
            Frame::Object { key: Some(key) } => {
                let dot = if path.is_empty() { "" } else { "." };
                match serde_json::from_str::<String>(key) {
                    Ok(key) => write!(path, "{dot}{key}"),
                    Err(_) => write!(path, "{dot}{key}"),
                }
            }
            Frame::Array { index } => write!(path, "[{index}]"),
        };
    }
    if path.is_empty() {
        path.push('.');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_the_path_of_its_value() {
        let text = r#"{"a":{"b \" é":[1,{"c":"@"},true]},"d":[[2]],"e":{}}"#;
        for (needle, path) in [
            ("1", "a.b \" é[0]"),
            ("\"}", "a.b \" é[1].c"),
            ("true", "a.b \" é[2]"),
            ("2", "d[0][0]"),
            ("{}", "e"),
            ("\"e", "e"),
        ] {
            let place = text.find(needle).unwrap();
            assert_eq!(path_of_refused(text, place + 1, ""), path, "{needle}");
        }
        assert_eq!(path_of_refused(text, text.len(), ""), ".");
        assert_eq!(path_of_refused("7", 1, ""), ".");
        assert_eq!(path_of_refused("", 9, ""), ".");
    }

    #[test]
    fn what_serde_json_refuses_is_found() {
        type Wanted = std::collections::BTreeMap<String, Vec<Vec<u8>>>;
        for (text, path) in [
            (r#"{"a":[[1],[2,"x"]]}"#, "a[1][1]"),
            (r#"{"a":[[1],{}]}"#, "a[1]"),
            (r#"{"a":[{}]}"#, "a[0]"),
            (r#"{"a":[[[]]]}"#, "a[0][0]"),
            (r#"{"a":[[1,300]]}"#, "a[0][1]"),
            (r#"{"a":[],"b":7}"#, "b"),
            (r#"{"a":[],"b":{"c":7}}"#, "b"),
            (r#"{"a":null}"#, "a"),
            ("[]", "."),
            ("[[]]", "."),
        ] {
            let error = serde_json::from_str::<Wanted>(text).unwrap_err();
            let found = path_of_refused(text, error.column(), &error.to_string());
            assert_eq!(found, path, "{text}: {error}");
        }
    }
}
