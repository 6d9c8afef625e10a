use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;

use super::DeviceStore;
use crate::BoxError;
use crate::linking::Identity;
use crate::smart_home::{DiscoveredEndpoint, EndpointId, FormError, FormErrorKind};

/// Devices in memory, by user: for tests, and for trying a skill out.
pub struct MemoryDeviceStore<D> {
    users: RwLock<HashMap<String, Devices<D>>>,
}

/// The devices of one user, by their ids.
type Devices<D> = BTreeMap<EndpointId, (DiscoveredEndpoint, Arc<D>)>;

impl<D> MemoryDeviceStore<D> {
    /// An empty store.
    pub fn new() -> Self {
        Self {
            users: RwLock::default(),
        }
    }

    /// Gives the user `subject` a device, in place of the one with the same id. The endpoint is how
    /// discovery tells it to Alexa; it fails where Alexa would refuse it.
    pub fn insert(
        &self,
        subject: impl Into<String>,
        endpoint: DiscoveredEndpoint,
        device: impl Into<Arc<D>>,
    ) -> Result<(), FormError> {
        endpoint.check()?;
        let id = endpoint.endpoint_id.clone();
        let id = id.ok_or_else(|| FormError::new("endpointId", FormErrorKind::Empty))?;
        // A map is whole after any panic of another thread, so a poisoned lock is no obstacle.
        let mut users = self.users.write().unwrap_or_else(PoisonError::into_inner);
        let devices = users.entry(subject.into()).or_default();
        devices.insert(id, (endpoint, device.into()));
        Ok(())
    }

    /// Takes a device away from the user `subject`; whether there was one.
    pub fn remove(&self, subject: &str, id: &EndpointId) -> bool {
        let mut users = self.users.write().unwrap_or_else(PoisonError::into_inner);
        let devices = users.get_mut(subject);
        devices.is_some_and(|devices| devices.remove(id).is_some())
    }

    fn of<T>(&self, subject: &str, take: impl FnOnce(&Devices<D>) -> T) -> Option<T> {
        let users = self.users.read().unwrap_or_else(PoisonError::into_inner);
        users.get(subject).map(take)
    }
}

impl<D> Default for MemoryDeviceStore<D> {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl<D: Send + Sync + 'static> DeviceStore for MemoryDeviceStore<D> {
    type Device = D;

    async fn find(
        &self,
        owner: &Identity,
        endpoint: &EndpointId,
    ) -> Result<Option<Arc<D>>, BoxError> {
        let found = self.of(&owner.subject, |devices| {
            devices.get(endpoint).map(|(_, device)| device.clone())
        });
        Ok(found.flatten())
    }

    async fn endpoints(&self, owner: &Identity) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        let all = self.of(&owner.subject, |devices| {
            devices
                .values()
                .map(|(endpoint, _)| endpoint.clone())
                .collect()
        });
        Ok(all.unwrap_or_default())
    }
}

/// Prints how many users there are and nothing of theirs.
impl<D> fmt::Debug for MemoryDeviceStore<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let users = self.users.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("MemoryDeviceStore")
            .field("users", &users.len())
            .finish_non_exhaustive()
    }
}
