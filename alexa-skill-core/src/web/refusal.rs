use std::time::Duration;

use http::StatusCode;

use super::{VerifyError, VerifyErrorCategory};
use crate::BoxError;
use crate::skill::SkillError;

/// Why a request gets no answer of the skill.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    #[error("the method is not POST")]
    Method,
    #[error("the content type is not application/json")]
    ContentType,
    #[error("the body is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("the body broke off: {0}")]
    Broken(BoxError),
    #[error("the body and its proof did not arrive within {} ms", after.as_millis())]
    Slow { after: Duration },
    #[error("not verified: {0}")]
    Unverified(VerifyError),
    #[error("{0}")]
    Skill(SkillError),
    #[error("no answer within {} ms", after.as_millis())]
    Late { after: Duration },
    #[error("a panic, of which the panic hook tells more")]
    Panicked,
}

impl Refusal {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ContentType
            | Self::Broken(_)
            | Self::Slow { .. }
            | Self::Unverified(_)
            | Self::Skill(SkillError::Parse(_) | SkillError::SkillId { .. }) => {
                StatusCode::BAD_REQUEST
            }
            Self::Skill(_) | Self::Late { .. } | Self::Panicked => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        }
    }

    /// Tells the author why. Whoever asked learns the status and no more.
    pub(super) fn trace(&self) {
        let status = self.status().as_u16();
        match self {
            Self::Unverified(error) => {
                let category = error.category().as_str();
                match error.category() {
                    // Whatever scans the internet causes these.
                    VerifyErrorCategory::Header | VerifyErrorCategory::Address => {
                        tracing::debug!(status, category, reason = %self, "request refused");
                    }
                    _ => tracing::warn!(status, category, reason = %self, "request refused"),
                }
            }
            Self::Skill(SkillError::SkillId { .. }) => {
                tracing::warn!(status, reason = %self, "request refused");
            }
            _ if self.status().is_server_error() => {
                tracing::error!(status, reason = %self, "request failed");
            }
            // And these.
            _ => tracing::debug!(status, reason = %self, "request refused"),
        }
    }
}
