use std::fmt::Debug;

use async_trait::async_trait;
use serde_json::{Map, Value};

use crate::BoxError;
use crate::request::RequestEnvelope;

/// Where attributes live between sessions.
///
/// The request says whose attributes they are; adapters take a key from it, by the functions in
/// [`persistence`](crate::persistence).
///
/// Calls are cut off before the host's deadline; where the host names none, an implementation bounds them
/// itself. A save that was cut off may have been stored or not.
#[async_trait]
pub trait PersistenceAdapter: Debug + Send + Sync {
    /// What is stored; an empty map if nothing is.
    async fn get(&self, envelope: &RequestEnvelope) -> Result<Map<String, Value>, BoxError>;

    /// Stores all of `attributes` in place of what was there.
    async fn save(
        &self,
        envelope: &RequestEnvelope,
        attributes: &Map<String, Value>,
    ) -> Result<(), BoxError>;

    /// Removes what is stored; nothing stored is no error.
    async fn delete(&self, envelope: &RequestEnvelope) -> Result<(), BoxError>;
}
