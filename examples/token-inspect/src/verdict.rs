use std::process::ExitCode;

use alexa_linking_cognito::Check;
use alexa_skill_core::linking::IdentityError;

/// What came of a token, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    Accepted,
    /// Nothing speaks against the token, but there was no key to check it with.
    Unknown,
    Rejected,
}

impl Verdict {
    pub(crate) fn of(check: &Check) -> Self {
        match check.result {
            Ok(()) => Self::Accepted,
            Err(IdentityError::Rejected(_)) => Self::Rejected,
            Err(_) => Self::Unknown,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Unknown => "unknown",
            Self::Rejected => "rejected",
        }
    }

    pub(crate) fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Accepted => 0,
            Self::Rejected => 1,
            Self::Unknown => 3,
        })
    }
}
