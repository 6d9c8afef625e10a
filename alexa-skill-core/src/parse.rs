//! Text to types: one UTF-8 check, one pass, and errors that tell where.

use serde::de::DeserializeOwned;

use crate::{ParseError, ParseErrorKind, json};

/// The most bytes of a message that are read: what AWS Lambda hands to a function at the most.
pub(crate) const MAX_BYTES: usize = 6 * 1024 * 1024;

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
    let text = simdutf8::basic::from_utf8(bytes).map_err(|_| {
        // The same again, to say where.
        let error =
            std::str::from_utf8(bytes).map_or_else(|error| error.to_string(), |_| String::new());
        ParseError::new(ParseErrorKind::NotUtf8, error)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// As [`from_bytes`], and no part waits to be asked for.
pub(crate) fn from_bytes_eagerly<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ParseError> {
    crate::lazy::eagerly(|| from_bytes(bytes))
}

/// Reads a message, or a part of one, from text.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    json::read(text).map_err(|error| explain(text, &error))
}

#[cold]
fn explain(text: &str, error: &json::Error) -> ParseError {
    let kind = match error.kind() {
        json::Kind::Data => ParseErrorKind::WrongType,
        json::Kind::Depth => ParseErrorKind::TooDeep,
        json::Kind::Syntax | json::Kind::TagsLate => ParseErrorKind::Syntax,
    };
    let mut located = ParseError::new(kind, error.message().to_owned());
    if kind == ParseErrorKind::WrongType {
        located.path = error.path();
    }
    // Up to the byte that is wrong, or behind the value that is.
    let read = |at: usize| match error.kind() {
        json::Kind::Data => at,
        _ => (at + 1).min(text.len()),
    };
    if let Some(before) = error
        .offset()
        .and_then(|at| text.as_bytes().get(..read(at)))
    {
        let start = before.iter().rposition(|byte| *byte == b'\n');
        located.line = before.split(|byte| *byte == b'\n').count();
        located.column = (before.len() - start.map_or(0, |start| start + 1)).max(1);
    }
    located
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_place_is_that_of_the_byte_that_is_wrong() {
        let place = |text: &str| {
            let error = from_text::<Vec<u8>>(text).unwrap_err();
            (error.line(), error.column())
        };
        assert_eq!(place("x"), (1, 1));
        assert_eq!(place("[\n1,\n}"), (3, 1));
        assert_eq!(place("[1,2"), (1, 4));
        assert_eq!(place(" [1, \"a\"]"), (1, 8));
        assert_eq!(place("[\n"), (2, 1));
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
