use std::fmt;

use crate::ParseError;

/// What is wrong with a replay file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayError {
    path: String,
    message: String,
}

impl ReplayError {
    pub(super) fn new(path: &str, message: &str) -> Self {
        Self {
            path: path.to_owned(),
            message: message.to_owned(),
        }
    }

    /// The JSON path of the place, such as `userInput[2]`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl From<ParseError> for ReplayError {
    fn from(error: ParseError) -> Self {
        let mut message = error.message.clone();
        if error.line() > 0 {
            message = format!(
                "{message} (line {}, column {})",
                error.line(),
                error.column()
            );
        }
        Self {
            path: error.path().to_owned(),
            message,
        }
    }
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !matches!(self.path.as_str(), "" | ".") {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReplayError {}
