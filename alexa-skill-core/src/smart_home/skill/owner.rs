use std::sync::Arc;

use crate::linking::Identity;

/// Whose devices a directive is about: a user, or one partition of a user's, such as a hotel room.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Owner {
    /// The user that the verified token names.
    pub identity: Arc<Identity>,
    /// `partition` of a [`BearerTokenWithPartition`](crate::smart_home::ScopeType): one room's devices
    /// are not another's. `None` where the token stands for all that the user has.
    pub partition: Option<String>,
}

impl Owner {
    /// The user `identity` or, of it, the partition.
    pub fn new(identity: Arc<Identity>, partition: Option<String>) -> Self {
        Self {
            identity,
            partition,
        }
    }

    /// The user, as [`Identity::subject`] names it.
    pub fn subject(&self) -> &str {
        &self.identity.subject
    }

    /// `partition`
    pub fn partition(&self) -> Option<&str> {
        self.partition.as_deref()
    }
}
