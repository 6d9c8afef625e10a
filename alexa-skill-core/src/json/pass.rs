//! Passing over values: where they end, and that they are JSON.
//!
//! What waits as text goes through here, which is most of a large message. So the place is a local
//! variable, not the reader's.

/// Where a text is no JSON, and why.
pub(super) struct Wrong(pub(super) usize, pub(super) &'static str);

/// Where the value ends that begins at `at`, however deep it is. `open` is memory to work with.
pub(super) fn value_end(bytes: &[u8], mut at: usize, open: &mut Vec<u8>) -> Result<usize, Wrong> {
    open.clear();
    // What ends the array or object that the value stands in; 0 around all of it.
    let mut close = 0;
    loop {
        let first = byte(bytes, at);
        match first {
            b'"' => at = string_end(bytes, at + 1)?,
            b'-' | b'0'..=b'9' => at = number_end(bytes, at)?.0,
            b'{' | b'[' => {
                at = space_end(bytes, at + 1);
                // The closing ones stand two places behind the opening ones in ASCII.
                if byte(bytes, at) == first + 2 {
                    at += 1;
                } else {
                    open.push(close);
                    close = first + 2;
                    if first == b'{' {
                        at = key_end(bytes, at)?;
                    }
                    continue;
                }
            }
            b't' => at = literal_end(bytes, at, b"true")?,
            b'f' => at = literal_end(bytes, at, b"false")?,
            b'n' => at = literal_end(bytes, at, b"null")?,
            b' ' | b'\n' | b'\t' | b'\r' => {
                at = space_end(bytes, at);
                continue;
            }
            _ => return Err(Wrong(at, "expected value")),
        }
        // A value ends here, and with it perhaps those around it.
        while close != 0 {
            let mut next = byte(bytes, at);
            if next <= b' ' {
                at = space_end(bytes, at);
                next = byte(bytes, at);
            }
            at += 1;
            if next == b',' {
                if close == b'}' {
                    at = key_end(bytes, space_end(bytes, at))?;
                }
                break;
            }
            if next != close {
                return Err(Wrong(at - 1, "expected `,` or an end"));
            }
            close = open.pop().unwrap_or_default();
        }
        if close == 0 {
            return Ok(at);
        }
    }
}

#[inline]
fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or_default()
}

/// Where something other than white space is.
#[inline]
pub(super) fn space_end(bytes: &[u8], mut at: usize) -> usize {
    while matches!(byte(bytes, at), b' ' | b'\n' | b'\t' | b'\r') {
        at += 1;
    }
    at
}

/// Behind a member's name and colon.
#[inline]
fn key_end(bytes: &[u8], at: usize) -> Result<usize, Wrong> {
    if byte(bytes, at) != b'"' {
        return Err(Wrong(at, "key must be a string"));
    }
    let at = space_end(bytes, string_end(bytes, at + 1)?);
    if byte(bytes, at) != b':' {
        return Err(Wrong(at, "expected `:`"));
    }
    Ok(at + 1)
}

fn literal_end(bytes: &[u8], at: usize, literal: &[u8]) -> Result<usize, Wrong> {
    let end = at + literal.len();
    if bytes.get(at..end) == Some(literal) {
        return Ok(end);
    }
    Err(Wrong(at, "expected ident"))
}

/// Behind a number, and whether it has neither fraction nor exponent.
#[inline]
pub(super) fn number_end(bytes: &[u8], start: usize) -> Result<(usize, bool), Wrong> {
    let mut at = start + usize::from(byte(bytes, start) == b'-');
    at = match (byte(bytes, at), byte(bytes, at + 1)) {
        (b'0', b'0'..=b'9') => return Err(Wrong(at + 1, "invalid number")),
        (b'0', _) => at + 1,
        _ => digits_end(bytes, at)?,
    };
    let mut whole = true;
    if byte(bytes, at) == b'.' {
        whole = false;
        at = digits_end(bytes, at + 1)?;
    }
    if matches!(byte(bytes, at), b'e' | b'E') {
        whole = false;
        at += 1;
        at += usize::from(matches!(byte(bytes, at), b'+' | b'-'));
        at = digits_end(bytes, at)?;
    }
    Ok((at, whole))
}

#[inline]
fn digits_end(bytes: &[u8], start: usize) -> Result<usize, Wrong> {
    let mut at = start;
    while byte(bytes, at).is_ascii_digit() {
        at += 1;
    }
    if at == start {
        return Err(Wrong(at, "invalid number"));
    }
    Ok(at)
}

/// Behind the closing quote of a string whose letters begin at `at`.
#[inline]
pub(super) fn string_end(bytes: &[u8], at: usize) -> Result<usize, Wrong> {
    let end = at + plain(bytes, at);
    if byte(bytes, end) == b'"' {
        return Ok(end + 1);
    }
    escaped_string_end(bytes, end)
}

#[inline(never)]
fn escaped_string_end(bytes: &[u8], mut at: usize) -> Result<usize, Wrong> {
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape_end(bytes, at)?,
            Some(_) => return Err(Wrong(at, "control character in a string")),
            None => return Err(Wrong(at, "EOF while parsing a string")),
        }
        at += plain(bytes, at);
    }
}

fn escape_end(bytes: &[u8], at: usize) -> Result<usize, Wrong> {
    let end = match byte(bytes, at + 1) {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => return Ok(at + 2),
        b'u' => at + 6,
        _ => return Err(Wrong(at, "invalid escape")),
    };
    match bytes.get(at + 2..end) {
        Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => Ok(end),
        _ => Err(Wrong(at, "invalid escape")),
    }
}

/// How many letters of a string there are from `at` on, before one that is special: a quote, an escape,
/// or a control character, which may not stand there.
#[inline]
pub(super) fn plain(bytes: &[u8], at: usize) -> usize {
    // Most strings are short.
    let Some((words, _)) = bytes.get(at..).and_then(<[u8]>::split_first_chunk::<16>) else {
        return long_plain(bytes, at);
    };
    let (words, _) = words.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        if let Some(special) = special(*word) {
            return index * 8 + special;
        }
    }
    long_plain(bytes, at)
}

#[inline(never)]
fn long_plain(bytes: &[u8], at: usize) -> usize {
    let text = bytes.get(at..).unwrap_or_default();
    let blocks = text.as_chunks::<16>().0.iter();
    let mut len = 16 * blocks.take_while(|block| !has_special(block)).count();
    for word in text.get(len..).unwrap_or_default().as_chunks::<8>().0 {
        if let Some(index) = special(*word) {
            return len + index;
        }
        len += 8;
    }
    let tail = text.get(len..).unwrap_or_default();
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    len + tail.iter().position(special).unwrap_or(tail.len())
}

/// Whether one of sixteen bytes is special, without a branch for each, so that the compiler takes all at
/// once.
#[inline]
#[allow(clippy::needless_bitwise_bool, reason = "a branch for each")]
fn has_special(block: &[u8; 16]) -> bool {
    let zero_if_special = |byte: &u8| {
        (byte ^ b'"')
            .min(byte ^ b'\\')
            .min(byte.saturating_sub(0x1f))
    };
    let lanes = block.iter().map(zero_if_special);
    lanes.fold(false, |any, lane| any | (lane == 0))
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
