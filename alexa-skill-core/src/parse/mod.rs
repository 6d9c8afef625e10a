//! Text to types: one UTF-8 check, one pass, and a second one only to say where it went wrong.

mod place;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::wire::{RECURSION_LIMIT, string_end, tags_first};
use crate::{ParseError, ParseErrorKind};

/// The most bytes of a message that are read: what AWS Lambda hands to a function at the most.
pub(crate) const MAX_BYTES: usize = 6 * 1024 * 1024;

/// The levels at which the reader gives up.
const LEVELS: usize = 128;

/// Reads a message from bytes.
pub(crate) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ParseError> {
    from_text(text(bytes)?)
}

/// A message's text, if it has not too many bytes. A byte order mark in front is passed over.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ParseError> {
    if bytes.len() > MAX_BYTES {
        let message = format!("{} bytes are more than {MAX_BYTES}", bytes.len());
        return Err(ParseError::new(ParseErrorKind::TooLarge, message));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| ParseError::new(ParseErrorKind::NotUtf8, error.to_string()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// As [`from_bytes`], and no part waits to be asked for.
pub(crate) fn from_bytes_eagerly<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ParseError> {
    crate::lazy::eagerly(|| from_bytes(bytes))
}

/// Reads a message, or a part of one, from text.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    serde_json::from_str(text).map_err(|error| explain::<T>(text, &error))
}

fn explain<T: DeserializeOwned>(text: &str, error: &serde_json::Error) -> ParseError {
    let kind = match error.classify() {
        _ if error.to_string().starts_with(RECURSION_LIMIT) => ParseErrorKind::TooDeep,
        Category::Data => ParseErrorKind::WrongType,
        _ => ParseErrorKind::Syntax,
    };
    let mut located = ParseError::new(kind, redacted(&error.to_string()));
    located.line = error.line();
    located.column = error.column();
    if kind == ParseErrorKind::WrongType
        && let Some((path, message)) = locate::<T>(text)
    {
        located.path = path;
        located.message = message;
    }
    located
}

/// The path of the first wrong member. Tags are moved to the front of their objects before, because
/// what comes before a tag is buffered, and the position would be that of the buffer's end.
///
/// The document is read by the same code again: following the path in every type would double what
/// the compiler has to make of them, for errors only.
fn locate<T: DeserializeOwned>(text: &str) -> Option<(String, String)> {
    let text = compact(text);
    let text = tags_first(&text, LEVELS)?;
    let error = serde_json::from_str::<T>(&text).err()?;
    if error.classify() != Category::Data {
        return None;
    }
    // It is one line, and columns are bytes.
    let message = error.to_string();
    let at_object = message.starts_with("invalid type: map");
    let path = place::path_before(&text, error.column(), at_object);
    Some((path, redacted(&message)))
}

/// JSON without white space between its tokens.
fn compact(json: &str) -> String {
    let bytes = json.as_bytes();
    let mut out = String::with_capacity(json.len());
    let (mut done, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at + 1),
            b' ' | b'\t' | b'\n' | b'\r' => {
                out.push_str(&json[done..at]);
                at += 1;
                done = at;
            }
            _ => at += 1,
        }
    }
    out.push_str(&json[done..]);
    out
}

/// The message without the place, which is told apart, and without the offending text, which may be
/// a secret.
fn redacted(message: &str) -> String {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message);
    match (message.find(": string \""), message.rfind("\", expected ")) {
        (Some(start), Some(end)) if start < end => {
            format!("{}: a string{}", &message[..start], &message[end + 1..])
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn offending_text_is_left_out() {
        assert_eq!(
            redacted(
                "invalid type: string \"eyJ\\\", expected x\", expected struct User at line 1 column 9"
            ),
            "invalid type: a string, expected struct User"
        );
        assert_eq!(
            redacted("invalid type: integer `1`, expected a string"),
            "invalid type: integer `1`, expected a string"
        );
    }

    #[test]
    fn size_encoding_depth_and_syntax_have_kinds_of_their_own() {
        let kind = |bytes: &[u8]| from_bytes::<Value>(bytes).unwrap_err().kind();
        assert_eq!(kind(&vec![b' '; MAX_BYTES + 1]), ParseErrorKind::TooLarge);
        assert_eq!(kind(b"\"\xff\""), ParseErrorKind::NotUtf8);
        assert_eq!(kind("[".repeat(1000).as_bytes()), ParseErrorKind::TooDeep);
        assert_eq!(kind(b"{"), ParseErrorKind::Syntax);
        assert!(from_bytes::<Value>("\u{feff}{}".as_bytes()).is_ok());
    }
}
