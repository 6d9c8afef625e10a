use std::fmt;

use alexa_skill_core::ParseError;

/// Why a document was not taken.
pub(crate) enum Refusal {
    /// It cannot be read as what it looks like.
    Unreadable(ParseError),
    /// A message of the other kind of skill.
    SmartHome(String),
    /// It looks like nothing that Alexa or a skill sends.
    Neither,
    /// What was read could not be written: it never should happen, and is not to be hidden.
    Unwritable(String),
}

impl Refusal {
    pub(crate) fn kind(&self) -> String {
        match self {
            Self::Unreadable(error) => format!("{:?}", error.kind()),
            Self::SmartHome(_) => "SmartHome".into(),
            Self::Neither => "Neither".into(),
            Self::Unwritable(_) => "Unwritable".into(),
        }
    }

    /// The JSON path of what is wrong; empty for the whole document.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Unreadable(error) if error.path() != "." => error.path(),
            _ => "",
        }
    }

    /// The line and column where reading stopped.
    pub(crate) fn position(&self) -> Option<(usize, usize)> {
        match self {
            Self::Unreadable(error) if error.line() > 0 => Some((error.line(), error.column())),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::SmartHome(name) => write!(
                f,
                "a Smart Home message ({name}), which is neither a request nor a response of a custom skill"
            ),
            Self::Neither => f.write_str(
                "neither a request (no `request` member) nor a response (no `response` member)",
            ),
            Self::Unwritable(error) => write!(f, "it was read, but cannot be written: {error}"),
        }
    }
}
