use std::fmt;

/// Why a message could not be read, and where.
///
/// It names the place and the types, never the offending text: that may be a token.
///
/// ```
/// use alexa_skill_core::request::RequestEnvelope;
///
/// let error = RequestEnvelope::from_slice(br#"{"request":{"type":"IntentRequest","intent":7}}"#).unwrap_err();
/// assert_eq!(error.path(), "request.intent");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    kind: ParseErrorKind,
    pub(crate) path: String,
    pub(crate) message: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// What is wrong with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// Not JSON.
    Syntax,
    /// Not UTF-8.
    NotUtf8,
    /// More than 6 MiB.
    TooLarge,
    /// Nested deeper than 127 levels in what is read.
    TooDeep,
    /// A member of another type than the model's, or a required one absent.
    WrongType,
}

impl ParseError {
    pub(crate) fn new(kind: ParseErrorKind, message: String) -> Self {
        Self {
            kind,
            path: String::new(),
            message,
            line: 0,
            column: 0,
        }
    }

    /// The same error of a part that stands at `path` in the message.
    pub(crate) fn below(mut self, path: &str) -> Self {
        self.path = match self.path.as_str() {
            "" | "." => path.to_owned(),
            inner if inner.starts_with('[') => format!("{path}{inner}"),
            inner => format!("{path}.{inner}"),
        };
        self
    }

    /// What is wrong.
    pub fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The JSON path of the member, such as `request.intent.slots`; empty or `.` for the whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line of the text where reading stopped, from 1; 0 if there is none.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column of the text where reading stopped, from 1; 0 if there is none.
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !matches!(self.path.as_str(), "" | ".") {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if self.line > 0 {
            write!(f, " (line {}, column {})", self.line, self.column)?;
        }
        Ok(())
    }
}

impl std::error::Error for ParseError {}
