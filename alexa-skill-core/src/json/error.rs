use std::fmt::{self, Display, Write};

use serde::de::{Expected, Unexpected};

/// Why a text could not be read as a type, and where.
///
/// It says what kind of value stands there, and never repeats a string: that may be a token.
#[derive(Debug)]
pub(crate) struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    message: String,
    /// How far the reader was.
    at: Option<usize>,
    /// The way to the value, from the inside out.
    path: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A value of another type than the one read.
    Data,
    /// No JSON.
    Syntax,
    /// Too many levels.
    Depth,
    /// Looking ahead for tags took too long; what has its tags first can be read.
    TagsLate,
}

#[derive(Debug)]
pub(super) enum Step {
    Member(String),
    Element(usize),
}

impl Error {
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            at: None,
            path: Vec::new(),
        }))
    }

    /// What `serde_json` says of a value that it read for us.
    #[cold]
    pub(super) fn foreign(error: &serde_json::Error) -> Self {
        let kind = match error.classify() {
            _ if error.to_string().starts_with("recursion limit") => Kind::Depth,
            serde_json::error::Category::Data => Kind::Data,
            _ => Kind::Syntax,
        };
        Self::new(kind, redacted(&error.to_string()))
    }

    /// Adds where the reader was, unless that is known: at what is no JSON, or behind what is wrong.
    #[cold]
    pub(super) fn at(mut self, at: usize) -> Self {
        self.0.at.get_or_insert(at);
        self
    }

    /// Adds one step of the way to the value.
    #[cold]
    pub(super) fn within(&mut self, step: Step, at: usize) {
        self.0.path.push(step);
        self.0.at.get_or_insert(at);
    }

    pub(crate) fn kind(&self) -> Kind {
        self.0.kind
    }

    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// How many bytes were read, if it was the text itself that was.
    pub(crate) fn offset(&self) -> Option<usize> {
        self.0.at
    }

    pub(super) fn without_offset(mut self) -> Self {
        self.0.at = None;
        self
    }

    /// The path, such as `request.intent.slots.color[0]`; `.` for the document itself.
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.path.iter().rev() {
            let _ = match step {
                Step::Member(name) if path.is_empty() => write!(path, "{name}"),
                Step::Member(name) => write!(path, ".{name}"),
                Step::Element(index) => write!(path, "[{index}]"),
            };
        }
        if path.is_empty() {
            path.push('.');
        }
        path
    }
}

/// The message without the place, which is told apart, and without the offending text.
fn redacted(message: &str) -> String {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(message, _)| message);
    // serde's own enums and structs.
    for (start, name) in [
        ("unknown variant `", "variant"),
        ("unknown field `", "field"),
    ] {
        if message.starts_with(start)
            && let Some(end) = message
                .rfind("`, expected ")
                .or(message.rfind("`, there are no "))
        {
            return format!("unknown {name}{}", &message[end + 1..]);
        }
    }
    match (message.find(": string \""), message.rfind("\", expected ")) {
        (Some(start), Some(end)) if start < end => {
            format!("{}: a string{}", &message[..start], &message[end + 1..])
        }
        _ => message.to_owned(),
    }
}

/// What stands there, without its text.
struct Found<'a>(Unexpected<'a>);

impl Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Str(_) => f.write_str("a string"),
            Unexpected::Unit => f.write_str("null"),
            other => other.fmt(f),
        }
    }
}

impl serde::de::Error for Error {
    #[cold]
    fn custom<T: Display>(message: T) -> Self {
        Self::new(Kind::Data, redacted(&message.to_string()))
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!(
            "invalid type: {}, expected {expected}",
            Found(found)
        ))
    }

    #[cold]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!(
            "invalid value: {}, expected {expected}",
            Found(found)
        ))
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(
            redacted("unknown variant `secret`, expected `A` or `B` at line 1 column 2"),
            "unknown variant, expected `A` or `B`"
        );
        assert_eq!(
            redacted("unknown field `x`, there are no fields"),
            "unknown field, there are no fields"
        );
    }

    #[test]
    fn the_path_reads_from_the_outside() {
        let member = |name: &str| Step::Member(name.to_owned());
        let mut error = Error::new(Kind::Data, "wrong");
        error.within(member("c"), 9);
        error.within(Step::Element(2), 1);
        error.within(member("a.b"), 0);
        assert_eq!((&*error.path(), error.offset()), ("a.b[2].c", Some(9)));
        assert_eq!(Error::new(Kind::Data, "wrong").path(), ".");
    }
}
