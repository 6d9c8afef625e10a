use std::borrow::Cow;

use super::error::{Error, Kind};
use super::pass::{self, Wrong};

/// The levels at which the reader gives up.
pub(super) const LEVELS: usize = 128;

/// The tokens of a JSON text, one after the other.
///
/// `serde_json` reads any input; this reads text that is there as a whole and known to be UTF-8, so a
/// string without escapes is a part of it, and any place in it can be gone back to. Whatever is rare
/// or hard (escapes, fractions, big numbers) is left to `serde_json`.
pub(super) struct Reader<'de> {
    text: &'de str,
    pub(super) at: usize,
    /// How many levels may still be entered.
    levels: usize,
    /// How many bytes may still be looked at ahead of their turn.
    ahead: usize,
    /// What is open while a value is passed over; kept for its memory.
    open: Vec<u8>,
}

/// A number, where it is a plain one.
pub(super) enum Number<'de> {
    Unsigned(u64),
    Signed(i64),
    /// Any other, as its text.
    Other(&'de str),
}

impl<'de> Reader<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self {
            text,
            at: 0,
            levels: LEVELS,
            // Each byte a few times: tagged objects within tagged objects.
            ahead: text.len().saturating_mul(4),
            open: Vec::new(),
        }
    }

    /// A reader that looks ahead as far as it must.
    pub(super) fn tireless(mut self) -> Self {
        self.ahead = usize::MAX;
        self
    }

    /// The first byte of the next token, which is not taken; 0 at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if *byte > b' ' => *byte,
            _ => self.peek_past_space(),
        }
    }

    #[cold]
    fn peek_past_space(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        self.at = pass::space_end(bytes, self.at);
        bytes.get(self.at).copied().unwrap_or_default()
    }

    #[cold]
    pub(super) fn syntax(&self, message: &'static str) -> Error {
        Error::new(Kind::Syntax, message).at(self.at)
    }

    /// Takes `byte` if it comes next.
    #[inline]
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let next = self.peek() == byte;
        self.at += usize::from(next);
        next
    }

    /// Goes one level down.
    #[inline]
    pub(super) fn enter(&mut self) -> Result<(), Error> {
        if self.levels <= 1 {
            return Err(self.too_deep());
        }
        self.levels -= 1;
        Ok(())
    }

    #[cold]
    fn too_deep(&self) -> Error {
        Error::new(Kind::Depth, "recursion limit exceeded").at(self.at)
    }

    /// Comes back from there.
    #[inline]
    pub(super) fn leave(&mut self) {
        self.levels += 1;
    }

    /// The text from `start` to here.
    #[inline]
    pub(super) fn since(&self, start: usize) -> &'de str {
        // Both are next to ASCII, so there always is one.
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A literal's other letters; the first is known.
    #[inline]
    pub(super) fn literal(&mut self, literal: &'static str) -> Result<(), Error> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(literal.as_bytes()) {
            return Err(self.syntax("expected ident"));
        }
        self.at += literal.len();
        Ok(())
    }

    /// The string whose opening quote is here, unless something in it is escaped or wrong: then nothing
    /// is taken.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'de str> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let end = start + pass::plain(bytes, start);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// The string whose opening quote is here.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Error> {
        match self.plain_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped_string().map(Cow::Owned),
        }
    }

    #[cold]
    pub(super) fn escaped_string(&mut self) -> Result<String, Error> {
        let start = self.at;
        let end = pass::string_end(self.text.as_bytes(), start + 1);
        self.at = end.map_err(|wrong| self.wrong(&wrong))?;
        serde_json::from_str(self.since(start)).map_err(|error| Error::foreign(&error).at(self.at))
    }

    /// The number that begins here.
    pub(super) fn number(&mut self) -> Result<Number<'de>, Error> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let end = pass::number_end(bytes, start);
        let (end, whole) = end.map_err(|wrong| self.wrong(&wrong))?;
        self.at = end;
        let text = self.since(start);
        // So many digits always have room.
        if !whole || text.len() > 18 || text == "-0" {
            return Ok(Number::Other(text));
        }
        let digits = text.bytes().filter(u8::is_ascii_digit);
        let value = digits.fold(0, |value: u64, digit| value * 10 + u64::from(digit - b'0'));
        Ok(match i64::try_from(value) {
            Ok(value) if text.starts_with('-') => Number::Signed(-value),
            _ => Number::Unsigned(value),
        })
    }

    /// Passes over a value, however deep it is.
    pub(super) fn pass(&mut self) -> Result<(), Error> {
        let end = pass::value_end(self.text.as_bytes(), self.at, &mut self.open);
        self.at = end.map_err(|wrong| self.wrong(&wrong))?;
        Ok(())
    }

    #[cold]
    fn wrong(&mut self, wrong: &Wrong) -> Error {
        self.at = wrong.0;
        self.syntax(wrong.1)
    }

    /// The name of the next member, its colon taken, too, unless there is none or something in it is
    /// escaped or wrong: then nothing is taken but space.
    pub(super) fn plain_key(&mut self, first: bool) -> Option<&'de str> {
        // As devices write it, without space.
        let rest = self.text.as_bytes().get(self.at..)?;
        let name = match rest {
            [b',', b'"', name @ ..] if !first => name,
            [b'"', name @ ..] if first => name,
            _ => return self.spaced_key(first),
        };
        let start = self.text.len() - name.len();
        let end = start + pass::plain(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end..end + 2) != Some(b"\":") {
            return self.spaced_key(first);
        }
        self.at = end + 2;
        self.text.get(start..end)
    }

    #[inline(never)]
    fn spaced_key(&mut self, first: bool) -> Option<&'de str> {
        let mut next = self.peek();
        let start = self.at;
        if !first {
            if next != b',' {
                return None;
            }
            self.at += 1;
            next = self.peek();
        }
        if next == b'"'
            && let Some(key) = self.plain_string()
            && self.takes(b':')
        {
            return Some(key);
        }
        self.at = start;
        None
    }

    /// As [`plain_key`](Self::plain_key), where that had nothing.
    #[cold]
    pub(super) fn other_key(&mut self, first: bool) -> Result<String, Error> {
        if !first && !self.takes(b',') {
            return Err(self.syntax("expected `,` or `}`"));
        }
        if self.peek() != b'"' {
            return Err(self.syntax("key must be a string"));
        }
        let key = self.string()?.into_owned();
        self.colon()?;
        Ok(key)
    }

    /// The name of the member that begins here, for errors.
    #[cold]
    pub(super) fn name_at(&self, at: usize) -> String {
        let mut reader = Self::new(self.text);
        reader.at = at;
        reader.takes(b',');
        reader.peek();
        let name = reader.string();
        name.map(Cow::into_owned).unwrap_or_default()
    }

    /// Whether the string that begins here is `key`, written without escapes.
    #[inline]
    pub(super) fn is_key(&self, key: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        let rest = rest.strip_prefix(key.as_bytes());
        rest.is_some_and(|rest| rest.first() == Some(&b'"'))
    }

    /// Reckons that so many bytes were looked at before their turn.
    #[inline]
    pub(super) fn looked_ahead(&mut self, bytes: usize) -> Result<(), Error> {
        match self.ahead.checked_sub(bytes) {
            Some(ahead) => self.ahead = ahead,
            None => return Err(Error::new(Kind::TagsLate, "tags come late")),
        }
        Ok(())
    }

    #[inline]
    fn colon(&mut self) -> Result<(), Error> {
        if self.takes(b':') {
            return Ok(());
        }
        Err(self.syntax("expected `:`"))
    }

    /// Nothing may follow.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        if self.peek() == 0 && self.at == self.text.len() {
            return Ok(());
        }
        Err(self.syntax("trailing characters"))
    }
}
