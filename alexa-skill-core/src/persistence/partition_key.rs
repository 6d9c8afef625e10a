use crate::request::RequestEnvelope;

/// Whose attributes they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum PartitionKey {
    /// The account's: kept by the user id.
    #[default]
    UserId,
    /// The device's: kept by the device id.
    DeviceId,
    /// The recognised speaker's, else the account's.
    PersonId,
}

/// The request lacks the id that attributes are kept by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the request has no {id}, by which attributes are kept")]
pub struct MissingKeyError {
    id: &'static str,
}

impl PartitionKey {
    /// The key that the request gives.
    pub fn of<'a>(&self, envelope: &'a RequestEnvelope) -> Result<&'a str, MissingKeyError> {
        let user = || envelope.user_id().map(super::super::id::UserId::as_str);
        let (key, id) = match self {
            Self::UserId => (user(), "user id"),
            Self::DeviceId => (
                envelope.device_id().map(super::super::id::DeviceId::as_str),
                "device id",
            ),
            Self::PersonId => (
                envelope
                    .person_id()
                    .map(super::super::id::PersonId::as_str)
                    .or_else(user),
                "person or user id",
            ),
        };
        key.filter(|key| !key.is_empty())
            .ok_or(MissingKeyError { id })
    }
}
