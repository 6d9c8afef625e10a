use std::borrow::Cow;
use std::ops::Range;

use super::error::{Error, Kind};
use super::pass::space_end;
use super::reader::LEVELS;

/// JSON in which the tag of every object stands before the members that are no tags. Nothing else is
/// changed: numbers keep every digit.
///
/// Two passes, each over every byte once, whatever the depth: the first notes which members move,
/// the second copies what lies between them.
pub(super) fn tags_first(json: &str) -> Result<Cow<'_, str>, Error> {
    let Some(moves) = moves(json) else {
        return Err(Error::new(Kind::Depth, "recursion limit exceeded"));
    };
    if moves.is_empty() {
        return Ok(Cow::Borrowed(json));
    }
    moved(json, moves).map_or_else(
        || Err(Error::new(Kind::Syntax, "no JSON")),
        |text| Ok(Cow::Owned(text)),
    )
}

fn moved(json: &str, mut moves: Vec<(usize, Step)>) -> Option<String> {
    moves.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(json.len());
    let mut done = 0;
    for (at, step) in moves {
        out.push_str(json.get(done..at)?);
        done = match step {
            Step::Insert(member) => {
                out.push_str(json.get(member)?);
                out.push(',');
                at
            }
            Step::Skip(end) => end,
        };
    }
    out.push_str(json.get(done..)?);
    Some(out)
}

/// What is done at a place of the text.
enum Step {
    /// A member is put here, before the one that begins here.
    Insert(Range<usize>),
    /// A member that was put elsewhere, with the comma before it, ends there.
    Skip(usize),
}

/// An array or object that is being read.
#[derive(Default)]
struct Level {
    /// Where the first member begins that is no tag.
    plain: Option<usize>,
    /// The last comma.
    comma: usize,
    /// Where the tag begins whose value comes next.
    tag: Option<usize>,
}

/// `None` if there are too many levels.
fn moves(json: &str) -> Option<Vec<(usize, Step)>> {
    let bytes = json.as_bytes();
    let mut moves = Vec::new();
    let mut open = vec![Level::default()];
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let level = open.last_mut()?;
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                // A tag is a scalar; this only has its name.
                if let Some(member) = level.tag.take() {
                    level.plain.get_or_insert(member);
                }
                open.push(Level::default());
                if open.len() > LEVELS {
                    return None;
                }
                continue;
            }
            b'}' | b']' => {
                open.pop();
                continue;
            }
            b',' => {
                level.comma = start;
                continue;
            }
            b':' | b' ' | b'\t' | b'\n' | b'\r' => continue,
            b'"' => {
                at = string_end(bytes, at);
                if bytes.get(space_end(bytes, at)) == Some(&b':') {
                    let is_tag = is_tag(&json[start..at]);
                    level.tag = is_tag.then_some(start);
                    if !is_tag {
                        level.plain.get_or_insert(start);
                    }
                    continue;
                }
            }
            _ => {
                while bytes.get(at).is_some_and(|byte| !ends_scalar(*byte)) {
                    at += 1;
                }
            }
        }
        // A scalar ends here.
        if let (Some(tag), Some(plain)) = (level.tag.take(), level.plain) {
            moves.push((plain, Step::Insert(tag..at)));
            moves.push((level.comma, Step::Skip(at)));
        }
    }
    Some(moves)
}

/// Whether a key, in its quotes, is a tag's for whoever reads it: it may be written with escapes.
fn is_tag(key: &str) -> bool {
    if key.contains('\\') {
        return serde_json::from_str::<String>(key)
            .is_ok_and(|key| matches!(&*key, "type" | "@type" | "property"));
    }
    matches!(key, "\"type\"" | "\"@type\"" | "\"property\"")
}

fn ends_scalar(byte: u8) -> bool {
    matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r')
}

/// Behind the closing quote of the string whose text begins at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn tags_stand_first_and_nothing_else_changes() {
        for (before, after) in [
            (r#"{"type":"A","x":1}"#, r#"{"type":"A","x":1}"#),
            (r#"{"x":1e400,"type":"A"}"#, r#"{"type":"A","x":1e400}"#),
            (
                r#"{ "x" : [ {"y":{}, "@type" : "\"}" } ] , "type" : null , "z":1}"#,
                r#"{ "type" : null,"x" : [ {"@type" : "\"}","y":{} } ]  , "z":1}"#,
            ),
            (
                r#"{"type":"A","x":1,"property":2,"y":{"type":[],"type":{}}}"#,
                r#"{"type":"A","property":2,"x":1,"y":{"type":[],"type":{}}}"#,
            ),
            (
                r#"{"type":{"a":1},"@type":"A"}"#,
                r#"{"@type":"A","type":{"a":1}}"#,
            ),
            (
                r#"{"x":1,"type":2,"y":3,"type":4}"#,
                r#"{"type":2,"type":4,"x":1,"y":3}"#,
            ),
            (
                r#"{"\u0078":1,"t\u0079pe":"A","\u0040type":2,"\type":3}"#,
                r#"{"t\u0079pe":"A","\u0040type":2,"\u0078":1,"\type":3}"#,
            ),
            (r#""type""#, r#""type""#),
            ("-0.5", "-0.5"),
        ] {
            assert_eq!(tags_first(before).unwrap(), after);
        }
    }

    #[test]
    fn levels_are_bounded() {
        let deep = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(tags_first(&deep(LEVELS - 1)).is_ok());
        assert!(tags_first(&deep(LEVELS)).is_err());
        assert!(tags_first(&deep(100_000)).is_err());
    }

    #[test]
    fn any_text_has_an_end() {
        for broken in [
            "\"",
            "{\"type",
            "]}",
            "[,,",
            "\"\\",
            "{\"a\":1,\"type\":\"",
            "{\"é",
        ] {
            let _ = tags_first(broken);
        }
        let last = r#"{"x":[{"a":1,"type":"B"},{"a":[],"type":"C"}],"type":"A"}"#;
        let moved = tags_first(last).unwrap();
        let value = |json: &str| serde_json::from_str::<Value>(json).unwrap();
        assert_eq!(value(&moved), value(last));
        assert_eq!(tags_first(&moved).unwrap(), moved);
    }
}
