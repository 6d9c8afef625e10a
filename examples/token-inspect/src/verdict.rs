use std::process::ExitCode;

use alexa_linking_cognito::Inspection;
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
    pub(crate) fn of(inspection: &Inspection) -> Self {
        let errors = inspection
            .checks()
            .iter()
            .filter_map(|check| check.result.as_ref().err());
        let of = |error: &IdentityError| match error {
            IdentityError::Rejected(_) => Self::Rejected,
            _ => Self::Unknown,
        };
        errors.map(of).max().unwrap_or(Self::Accepted)
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
