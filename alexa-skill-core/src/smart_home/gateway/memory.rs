use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::{EventTokens, GrantStore, Grantee};
use crate::BoxError;

/// Tokens in memory: for tests, and for trying a skill out. They are gone with the process.
#[derive(Default)]
pub struct MemoryGrantStore {
    tokens: Mutex<HashMap<Grantee, EventTokens>>,
}

impl MemoryGrantStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn tokens(&self) -> MutexGuard<'_, HashMap<Grantee, EventTokens>> {
        // A map is whole after any panic of another thread, so a poisoned lock is no obstacle.
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl GrantStore for MemoryGrantStore {
    async fn get(&self, grantee: &Grantee) -> Result<Option<EventTokens>, BoxError> {
        Ok(self.tokens().get(grantee).cloned())
    }

    async fn put(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<(), BoxError> {
        self.tokens().insert(grantee.clone(), tokens.clone());
        Ok(())
    }

    async fn delete(&self, grantee: &Grantee) -> Result<(), BoxError> {
        self.tokens().remove(grantee);
        Ok(())
    }

    async fn delete_if(&self, grantee: &Grantee, tokens: &EventTokens) -> Result<bool, BoxError> {
        let mut stored = self.tokens();
        let same = stored.get(grantee) == Some(tokens);
        if same {
            stored.remove(grantee);
        }
        Ok(same)
    }
}

/// Prints how many users there are and nothing of theirs.
impl fmt::Debug for MemoryGrantStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryGrantStore")
            .field("len", &self.tokens().len())
            .finish_non_exhaustive()
    }
}
