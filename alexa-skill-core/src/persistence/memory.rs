use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use serde_json::{Map, Value};

use super::{PartitionKey, PersistenceAdapter};
use crate::BoxError;
use crate::request::RequestEnvelope;

/// Persistent attributes in memory: for tests, and for trying a skill out. They are gone with the
/// process, and a Lambda function's process goes at any time.
#[derive(Default)]
pub struct MemoryPersistenceAdapter {
    key: PartitionKey,
    attributes: Mutex<HashMap<String, Map<String, Value>>>,
}

impl MemoryPersistenceAdapter {
    /// An empty store, kept by user.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty store, kept by `key`.
    pub fn by(key: PartitionKey) -> Self {
        Self {
            key,
            attributes: Mutex::default(),
        }
    }

    fn attributes(&self) -> MutexGuard<'_, HashMap<String, Map<String, Value>>> {
        // A map is whole after any panic of another thread, so a poisoned lock is no obstacle.
        self.attributes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl PersistenceAdapter for MemoryPersistenceAdapter {
    async fn get(&self, envelope: &RequestEnvelope) -> Result<Map<String, Value>, BoxError> {
        let key = self.key.of(envelope)?;
        Ok(self.attributes().get(key).cloned().unwrap_or_default())
    }

    async fn save(
        &self,
        envelope: &RequestEnvelope,
        attributes: &Map<String, Value>,
    ) -> Result<(), BoxError> {
        let key = self.key.of(envelope)?.to_owned();
        self.attributes().insert(key, attributes.clone());
        Ok(())
    }

    async fn delete(&self, envelope: &RequestEnvelope) -> Result<(), BoxError> {
        let key = self.key.of(envelope)?;
        self.attributes().remove(key);
        Ok(())
    }
}

/// Prints how many users there are and nothing of theirs.
impl fmt::Debug for MemoryPersistenceAdapter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryPersistenceAdapter")
            .field("key", &self.key)
            .field("len", &self.attributes().len())
            .finish_non_exhaustive()
    }
}
