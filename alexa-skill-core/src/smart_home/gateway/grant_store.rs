use std::fmt::Debug;

use async_trait::async_trait;

use super::{EventTokens, Grantee};
use crate::BoxError;

/// Where the tokens for proactive events live, by user and region.
///
/// Lambda functions come and go, so tokens must outlive the process: a table, encrypted at rest.
/// [`MemoryGrantStore`](super::MemoryGrantStore) is for tests.
#[async_trait]
pub trait GrantStore: Debug + Send + Sync {
    /// The tokens of a user; `None` if there are none.
    async fn get(&self, grantee: &Grantee) -> Result<Option<EventTokens>, BoxError>;

    /// Stores the tokens of a user in place of what was there.
    async fn put(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<(), BoxError>;

    /// Removes the tokens of a user; nothing stored is no error.
    async fn delete(&self, grantee: &Grantee) -> Result<(), BoxError>;

    /// Removes the tokens of a user if they are still `tokens`; whether they were. It must be one
    /// step, such as a conditional delete, so that it never removes what another process has just
    /// put there.
    async fn delete_if(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<bool, BoxError>;
}

#[async_trait]
impl<S: GrantStore + ?Sized> GrantStore for std::sync::Arc<S> {
    async fn get(&self, grantee: &Grantee) -> Result<Option<EventTokens>, BoxError> {
        (**self).get(grantee).await
    }

    async fn put(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<(), BoxError> {
        (**self).put(grantee, tokens).await
    }

    async fn delete(&self, grantee: &Grantee) -> Result<(), BoxError> {
        (**self).delete(grantee).await
    }

    async fn delete_if(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<bool, BoxError> {
        (**self).delete_if(grantee, tokens).await
    }
}
