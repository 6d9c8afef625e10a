use std::borrow::Cow;

use super::error::{Error, Kind};

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
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
        let spaces = rest.iter().take_while(space).count();
        self.at += spaces;
        rest.get(spaces).copied().unwrap_or(0)
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
        let end = start + plain(bytes.get(start..)?);
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
        self.at += 1;
        self.string_end()?;
        serde_json::from_str(self.since(start)).map_err(|error| Error::foreign(&error).at(self.at))
    }

    /// Passes over the rest of a string.
    #[inline]
    fn string_end(&mut self) -> Result<(), Error> {
        let bytes = self.text.as_bytes();
        self.at += plain(bytes.get(self.at..).unwrap_or_default());
        if bytes.get(self.at) == Some(&b'"') {
            self.at += 1;
            return Ok(());
        }
        self.escaped_string_end()
    }

    #[inline(never)]
    fn escaped_string_end(&mut self) -> Result<(), Error> {
        let bytes = self.text.as_bytes();
        loop {
            self.at += plain(bytes.get(self.at..).unwrap_or_default());
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let digits = match bytes.get(self.at + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0..0,
                        Some(b'u') => self.at + 2..self.at + 6,
                        _ => return Err(self.syntax("invalid escape")),
                    };
                    let len = 2 + digits.len();
                    let hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
                    if !bytes.get(digits).is_some_and(hex) {
                        return Err(self.syntax("invalid escape"));
                    }
                    self.at += len;
                }
                Some(_) => return Err(self.syntax("control character in a string")),
                None => return Err(self.syntax("EOF while parsing a string")),
            }
        }
    }

    /// The number that begins here.
    pub(super) fn number(&mut self) -> Result<Number<'de>, Error> {
        let start = self.at;
        let negative = self.text.as_bytes().get(start) == Some(&b'-');
        let whole = self.pass_number()?;
        let text = self.since(start);
        // So many digits always have room.
        if !whole || text.len() > 18 || text == "-0" {
            return Ok(Number::Other(text));
        }
        let digits = text.bytes().filter(u8::is_ascii_digit);
        let value = digits.fold(0, |value: u64, digit| value * 10 + u64::from(digit - b'0'));
        Ok(match i64::try_from(value) {
            Ok(value) if negative => Number::Signed(-value),
            _ => Number::Unsigned(value),
        })
    }

    /// Passes over a number; whether it has neither fraction nor exponent.
    fn pass_number(&mut self) -> Result<bool, Error> {
        let bytes = self.text.as_bytes();
        self.at += usize::from(bytes.get(self.at) == Some(&b'-'));
        if bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        let mut whole = true;
        if bytes.get(self.at) == Some(&b'.') {
            whole = false;
            self.at += 1;
            self.digits()?;
        }
        if matches!(bytes.get(self.at), Some(b'e' | b'E')) {
            whole = false;
            self.at += 1;
            self.at += usize::from(matches!(bytes.get(self.at), Some(b'+' | b'-')));
            self.digits()?;
        }
        // What is no digit here, such as the second one after a zero, is an error of what follows.
        Ok(whole)
    }

    fn digits(&mut self) -> Result<(), Error> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.syntax("invalid number"));
        }
        Ok(())
    }

    /// Passes over a value, however deep it is.
    pub(super) fn pass(&mut self) -> Result<(), Error> {
        let mut open = std::mem::take(&mut self.open);
        open.clear();
        let passed = self.pass_with(&mut open);
        self.open = open;
        passed
    }

    fn pass_with(&mut self, open: &mut Vec<u8>) -> Result<(), Error> {
        loop {
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    self.string_end()?;
                }
                b'-' | b'0'..=b'9' => {
                    self.pass_number()?;
                }
                b't' => self.literal("true")?,
                b'f' => self.literal("false")?,
                b'n' => self.literal("null")?,
                b'{' => {
                    self.at += 1;
                    if !self.takes(b'}') {
                        open.push(b'}');
                        self.pass_key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.at += 1;
                    if !self.takes(b']') {
                        open.push(b']');
                        continue;
                    }
                }
                _ => return Err(self.syntax("expected value")),
            }
            // A value ends here, and with it perhaps those around it.
            loop {
                let Some(close) = open.last().copied() else {
                    return Ok(());
                };
                let next = self.peek();
                self.at += 1;
                if next == close {
                    open.pop();
                } else if next == b',' {
                    if close == b'}' {
                        self.pass_key()?;
                    }
                    break;
                } else {
                    return Err(self.syntax("expected `,` or an end"));
                }
            }
        }
    }

    /// Passes over a member's name and colon.
    fn pass_key(&mut self) -> Result<(), Error> {
        if !self.takes(b'"') {
            return Err(self.syntax("key must be a string"));
        }
        self.string_end()?;
        self.colon()
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
        let end = start + plain(name);
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

/// How many letters of a string there are before one that is special: a quote, an escape, or a control
/// character, which may not stand there.
#[inline]
fn plain(text: &[u8]) -> usize {
    // Most strings are short.
    if let Some((word, rest)) = text.split_first_chunk::<8>() {
        if let Some(index) = special(*word) {
            return index;
        }
        if let Some(index) = rest.first_chunk::<8>().and_then(|word| special(*word)) {
            return 8 + index;
        }
    }
    long_plain(text)
}

#[inline(never)]
fn long_plain(text: &[u8]) -> usize {
    let len = memchr::memchr2(b'"', b'\\', text).unwrap_or(text.len());
    let plain = text.get(..len).unwrap_or_default();
    // Without a branch for each byte, so that the compiler takes many at once.
    if plain.iter().fold(u8::MAX, |least, byte| least.min(*byte)) >= b' ' {
        return len;
    }
    plain.iter().position(|byte| *byte < b' ').unwrap_or(len)
}

/// Which of eight bytes is the first special one.
#[inline]
fn special(word: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    let word = u64::from_le_bytes(word);
    let zero = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = zero(word ^ (ONES * 0x22));
    let escape = zero(word ^ (ONES * 0x5c));
    // Only bytes behind a special one can be marked wrongly.
    let marked = (control | quote | escape) & (ONES * 0x80);
    (marked != 0).then(|| marked.trailing_zeros() as usize / 8)
}
