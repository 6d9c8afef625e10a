use super::escape::is_xml;
use super::{SsmlError, SsmlErrorKind};

/// The deepest nesting; Alexa's own elements need no more than a few levels.
const MAX_DEPTH: usize = 64;

/// Checks that `ssml` is well-formed, in one pass. Element and attribute names are not checked:
/// Alexa adds some, and ignores what it does not know.
///
/// ```
/// use alexa_skill_core::ssml::check;
///
/// assert!(check("One<break time=\"1s\"/> two &amp; three").is_ok());
/// assert_eq!(
///     check("salt & pepper").unwrap_err().to_string(),
///     "`&` begins no entity; write `&amp;` (at character 5)"
/// );
/// ```
pub fn check(ssml: &str) -> Result<(), SsmlError> {
    let mut scanner = Scanner { text: ssml, at: 0 };
    let mut open: Vec<(&str, usize)> = Vec::new();
    while let Some(character) = scanner.peek() {
        let start = scanner.at;
        match character {
            '&' => scanner.entity()?,
            '<' => match scanner.markup()? {
                Markup::Open(name) if open.len() == MAX_DEPTH => {
                    let _ = name;
                    return Err(scanner.error(SsmlErrorKind::TooDeep, start));
                }
                Markup::Open(name) => open.push((name, start)),
                Markup::Close(closed) => match open.pop() {
                    Some((name, _)) if name == closed => {}
                    other => {
                        let open = other.map(|(name, _)| name.to_owned());
                        let kind = SsmlErrorKind::Mismatch {
                            open,
                            closed: closed.to_owned(),
                        };
                        return Err(scanner.error(kind, start));
                    }
                },
                Markup::Empty => {}
            },
            _ if is_xml(character) => scanner.at += character.len_utf8(),
            _ => return Err(scanner.error(SsmlErrorKind::Character(character), start)),
        }
    }
    match open.pop() {
        Some((name, start)) => Err(scanner.error(SsmlErrorKind::Unclosed(name.to_owned()), start)),
        None => Ok(()),
    }
}

enum Markup<'a> {
    Open(&'a str),
    Close(&'a str),
    Empty,
}

struct Scanner<'a> {
    text: &'a str,
    /// In bytes.
    at: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        if found {
            self.at += prefix.len();
        }
        found
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest
            .find(|character| !accept(character))
            .unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn space(&mut self) -> bool {
        !self
            .take_while(|character| matches!(character, ' ' | '\t' | '\r' | '\n'))
            .is_empty()
    }

    fn name(&mut self) -> &'a str {
        match self.peek() {
            Some(first) if first.is_alphabetic() || first == '_' => self.take_while(|character| {
                character.is_alphanumeric() || matches!(character, '_' | '-' | ':' | '.')
            }),
            _ => "",
        }
    }

    fn error(&self, kind: SsmlErrorKind, at: usize) -> SsmlError {
        let before = self.text.get(..at).unwrap_or(self.text);
        SsmlError {
            kind,
            position: before.chars().count(),
        }
    }

    fn entity(&mut self) -> Result<(), SsmlError> {
        let start = self.at;
        self.at += 1;
        let valid = if self.take("#x") {
            u32::from_str_radix(self.take_while(|c| c.is_ascii_hexdigit()), 16).ok()
        } else if self.take("#") {
            self.take_while(|c| c.is_ascii_digit()).parse().ok()
        } else {
            let name = self.take_while(|c| c.is_ascii_alphabetic());
            matches!(name, "amp" | "lt" | "gt" | "quot" | "apos").then_some(u32::from('&'))
        };
        let valid = valid.and_then(char::from_u32).is_some_and(is_xml);
        if valid && self.take(";") {
            Ok(())
        } else {
            Err(self.error(SsmlErrorKind::Ampersand, start))
        }
    }

    fn markup(&mut self) -> Result<Markup<'a>, SsmlError> {
        let start = self.at;
        self.at += 1;
        if self.take("!--") {
            return match self.rest().find("-->") {
                Some(length) => {
                    self.at += length + "-->".len();
                    Ok(Markup::Empty)
                }
                None => Err(self.error(SsmlErrorKind::Tag("!--".to_owned()), start)),
            };
        }
        let closing = self.take("/");
        let name = self.name();
        if name.is_empty() {
            return Err(self.error(SsmlErrorKind::LessThan, start));
        }
        let incomplete = |scanner: &Self| {
            let slash = if closing { "/" } else { "" };
            Err(scanner.error(SsmlErrorKind::Tag(format!("{slash}{name}")), start))
        };
        if closing {
            self.space();
            return if self.take(">") {
                Ok(Markup::Close(name))
            } else {
                incomplete(self)
            };
        }
        let mut attributes = Vec::new();
        loop {
            let spaced = self.space();
            if self.take("/>") {
                return Ok(Markup::Empty);
            }
            if self.take(">") {
                return Ok(Markup::Open(name));
            }
            let attribute = self.name();
            // More attributes than any element has would make looking for duplicates slow.
            if !spaced || attribute.is_empty() || attributes.len() == 16 {
                return incomplete(self);
            }
            if attributes.contains(&attribute) {
                let kind = SsmlErrorKind::DuplicateAttribute(attribute.to_owned());
                return Err(self.error(kind, start));
            }
            attributes.push(attribute);
            self.space();
            if !self.take("=") {
                return incomplete(self);
            }
            self.space();
            if !self.value()? {
                return incomplete(self);
            }
        }
    }

    /// A quoted value; `false` if it is not quoted or does not end.
    fn value(&mut self) -> Result<bool, SsmlError> {
        let Some(quote @ ('"' | '\'')) = self.peek() else {
            return Ok(false);
        };
        self.at += 1;
        while let Some(character) = self.peek() {
            match character {
                _ if character == quote => {
                    self.at += 1;
                    return Ok(true);
                }
                '&' => self.entity()?,
                '<' => return Err(self.error(SsmlErrorKind::LessThan, self.at)),
                _ if is_xml(character) => self.at += character.len_utf8(),
                _ => return Err(self.error(SsmlErrorKind::Character(character), self.at)),
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn well_formed_markup_passes() {
        for ssml in [
            "",
            "plain text, 3 > 2 and \"quotes\"",
            "<speak>nested <emphasis level='strong'>very</emphasis></speak>",
            "<amazon:effect name=\"whispered\">psst</amazon:effect>",
            "a<break time=\"1s\" /> &#65;&#x41;&amp;&lt;&gt;&quot;&apos;",
            "<!-- a < & comment --><p>x</p >",
            "<audio src=\"https://example.com/a.mp3?x=1&amp;y=2\"/>",
            "<w role=\"amazon:VB\">read</w>",
        ] {
            check(ssml).unwrap();
        }
    }

    #[test]
    fn each_fault_is_named_with_its_place() {
        for (ssml, message) in [
            (
                "ä & b",
                "`&` begins no entity; write `&amp;` (at character 2)",
            ),
            (
                "a &nbsp; b",
                "`&` begins no entity; write `&amp;` (at character 2)",
            ),
            (
                "&#0;",
                "`&` begins no entity; write `&amp;` (at character 0)",
            ),
            ("1 < 2", "`<` begins no tag; write `&lt;` (at character 2)"),
            ("<p>x", "`<p>` is not closed (at character 0)"),
            (
                "<p><s>x</p></s>",
                "`</p>` stands where `</s>` is due (at character 7)",
            ),
            ("x</p>", "`</p>` closes nothing (at character 1)"),
            (
                "<break time=1s/>",
                "the tag `<break` is not complete (at character 0)",
            ),
            (
                "<break time",
                "the tag `<break` is not complete (at character 0)",
            ),
            ("</p", "the tag `</p` is not complete (at character 0)"),
            (
                "<a b='1' b='2'/>",
                "the attribute `b` stands twice (at character 0)",
            ),
            (
                "<a b='<'/>",
                "`<` begins no tag; write `&lt;` (at character 6)",
            ),
            ("a\u{1}", "U+0001 cannot stand in SSML (at character 1)"),
            ("<!-- x", "the tag `<!--` is not complete (at character 0)"),
        ] {
            assert_eq!(check(ssml).unwrap_err().to_string(), message, "{ssml}");
        }
        let deep = format!("{}{}", "<p>".repeat(65), "</p>".repeat(65));
        assert_eq!(check(&deep).unwrap_err().kind, SsmlErrorKind::TooDeep);
    }

    proptest! {
        #[test]
        fn escaped_text_is_always_well_formed(text in any::<String>()) {
            let escaped = super::super::escape(&text);
            prop_assert!(check(&escaped).is_ok());
            let attribute = format!("<sub alias=\"{escaped}\">x</sub>");
            prop_assert!(check(&attribute).is_ok());
        }

        #[test]
        fn no_text_panics(text in "[<>/&;!\\-#x='\" a-c\u{e9}\u{1}]{0,60}") {
            let _ = check(&text);
        }
    }
}
