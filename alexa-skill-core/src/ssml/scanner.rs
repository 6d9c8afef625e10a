use super::escape::is_xml;
use super::{SsmlError, SsmlErrorKind};

/// The deepest nesting; Alexa's own elements need no more than a few levels.
const MAX_DEPTH: usize = 64;

/// XML's white space.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

/// What a speech holds, so far as the limits of a response ask for it.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// How many `<audio>` there are.
    pub(crate) sounds: usize,
    /// The last character that is said, but for quotes and brackets that close.
    pub(crate) last: Option<char>,
}

impl Outline {
    /// The outline of text without markup.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut outline = Self::default();
        text.chars().for_each(|character| outline.say(character));
        outline
    }

    fn say(&mut self, character: char) {
        let closes = "\"'\u{2019}\u{201d}\u{bb})]\u{300d}\u{300f}".contains(character);
        if !character.is_whitespace() && !closes {
            self.last = Some(character);
        }
    }

    fn element(&mut self, name: &str) {
        self.sounds += usize::from(name == "audio");
    }
}

enum Markup<'a> {
    Open(&'a str),
    Close(&'a str),
    /// An element without content.
    Empty(&'a str),
    /// Text as it is, in `<![CDATA[`.
    Text(&'a str),
    /// A comment or an instruction.
    Aside,
}

pub(super) struct Scanner<'a> {
    text: &'a str,
    /// In bytes.
    at: usize,
    open: Vec<(&'a str, usize)>,
    pub(super) outline: Outline,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            outline: Outline::default(),
        }
    }

    /// Reads all of it. A `document` is one `<speak>`.
    pub(super) fn scan(&mut self, document: bool) -> Result<(), SsmlError> {
        let mut spoken = false;
        while let Some(character) = self.peek() {
            let start = self.at;
            let outside = document && self.open.is_empty();
            let misplaced = match character {
                '&' => {
                    let character = self.entity()?;
                    self.outline.say(character);
                    outside
                }
                '<' => match self.markup()? {
                    Markup::Open(name) => {
                        let misplaced = document && self.misplaced(name, &mut spoken);
                        if self.open.len() == MAX_DEPTH {
                            return Err(self.error(SsmlErrorKind::TooDeep, start));
                        }
                        self.outline.element(name);
                        self.open.push((name, start));
                        misplaced
                    }
                    Markup::Empty(name) => {
                        self.outline.element(name);
                        document && self.misplaced(name, &mut spoken)
                    }
                    Markup::Close(closed) => {
                        self.close(closed, start)?;
                        false
                    }
                    Markup::Text(text) => {
                        text.chars().for_each(|c| self.outline.say(c));
                        outside
                    }
                    Markup::Aside => false,
                },
                _ if is_xml(character) => {
                    self.at += character.len_utf8();
                    self.outline.say(character);
                    outside && !is_space(character)
                }
                _ => return Err(self.error(SsmlErrorKind::Character(character), start)),
            };
            if misplaced {
                return Err(self.error(SsmlErrorKind::Speak, start));
            }
        }
        match self.open.pop() {
            Some((name, start)) => Err(self.error(SsmlErrorKind::Unclosed(name.to_owned()), start)),
            None if document && !spoken => Err(self.error(SsmlErrorKind::Speak, 0)),
            None => Ok(()),
        }
    }

    /// Whether an element must not stand here: outside there is one `<speak>`, inside there is none.
    fn misplaced(&self, name: &str, spoken: &mut bool) -> bool {
        let speak = name == "speak";
        if self.open.is_empty() {
            std::mem::replace(spoken, true) || !speak
        } else {
            speak
        }
    }

    fn close(&mut self, closed: &str, start: usize) -> Result<(), SsmlError> {
        let open = self.open.pop().map(|(name, _)| name);
        if open == Some(closed) {
            return Ok(());
        }
        let kind = SsmlErrorKind::Mismatch {
            open: open.map(str::to_owned),
            closed: closed.to_owned(),
        };
        Err(self.error(kind, start))
    }

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
        !self.take_while(is_space).is_empty()
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

    fn entity(&mut self) -> Result<char, SsmlError> {
        let start = self.at;
        self.at += 1;
        let code = if self.take("#x") {
            u32::from_str_radix(self.take_while(|c| c.is_ascii_hexdigit()), 16).ok()
        } else if self.take("#") {
            self.take_while(|c| c.is_ascii_digit()).parse().ok()
        } else {
            match self.take_while(|c| c.is_ascii_alphabetic()) {
                "amp" => Some(u32::from('&')),
                "lt" => Some(u32::from('<')),
                "gt" => Some(u32::from('>')),
                "quot" => Some(u32::from('"')),
                "apos" => Some(u32::from('\'')),
                _ => None,
            }
        };
        match code.and_then(char::from_u32).filter(|c| is_xml(*c)) {
            Some(character) if self.take(";") => Ok(character),
            _ => Err(self.error(SsmlErrorKind::Ampersand, start)),
        }
    }

    fn markup(&mut self) -> Result<Markup<'a>, SsmlError> {
        let start = self.at;
        self.at += 1;
        if self.take("!--") {
            self.until("--", "!--", start)?;
            return if self.take(">") {
                Ok(Markup::Aside)
            } else {
                Err(self.error(SsmlErrorKind::Tag("!--".to_owned()), start))
            };
        }
        if self.take("![CDATA[") {
            return self.until("]]>", "![CDATA[", start).map(Markup::Text);
        }
        if self.take("?") {
            return self.until("?>", "?", start).map(|_| Markup::Aside);
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
                return Ok(Markup::Empty(name));
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

    /// What stands before `end`, as it is, in the tag that begins with `tag`.
    fn until(&mut self, end: &str, tag: &str, start: usize) -> Result<&'a str, SsmlError> {
        let rest = self.rest();
        let Some((content, _)) = rest.split_once(end) else {
            return Err(self.error(SsmlErrorKind::Tag(tag.to_owned()), start));
        };
        if let Some((offset, character)) = content.char_indices().find(|(_, c)| !is_xml(*c)) {
            return Err(self.error(SsmlErrorKind::Character(character), self.at + offset));
        }
        self.at += content.len() + end.len();
        Ok(content)
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
                '&' => {
                    self.entity()?;
                }
                '<' => return Err(self.error(SsmlErrorKind::LessThan, self.at)),
                _ if is_xml(character) => self.at += character.len_utf8(),
                _ => return Err(self.error(SsmlErrorKind::Character(character), self.at)),
            }
        }
        Ok(false)
    }
}
