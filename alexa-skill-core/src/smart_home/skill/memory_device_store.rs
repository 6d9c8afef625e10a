use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;

use super::{DeviceStore, Owner};
use crate::BoxError;
use crate::smart_home::{DiscoveredEndpoint, EndpointId, FormError, FormErrorKind};

/// Devices in memory, by user and partition: for tests, and for trying a skill out.
pub struct MemoryDeviceStore<D> {
    users: RwLock<HashMap<String, Owned<D>>>,
}

/// The devices of one user.
struct Owned<D> {
    /// Of no partition.
    whole: Devices<D>,
    partitions: HashMap<String, Devices<D>>,
}

/// Devices by their ids.
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
        self.put(subject.into(), None, endpoint, device.into())
    }

    /// As [`insert`](Self::insert), for one partition of the user's: whoever has a token for the whole
    /// or for another partition does not find the device.
    pub fn insert_in_partition(
        &self,
        subject: impl Into<String>,
        partition: impl Into<String>,
        endpoint: DiscoveredEndpoint,
        device: impl Into<Arc<D>>,
    ) -> Result<(), FormError> {
        let partition = Some(partition.into());
        self.put(subject.into(), partition, endpoint, device.into())
    }

    fn put(
        &self,
        subject: String,
        partition: Option<String>,
        endpoint: DiscoveredEndpoint,
        device: Arc<D>,
    ) -> Result<(), FormError> {
        endpoint.check()?;
        let id = endpoint.endpoint_id.clone();
        let id = id.ok_or_else(|| FormError::new("endpointId", FormErrorKind::Empty))?;
        // A map is whole after any panic of another thread, so a poisoned lock is no obstacle.
        let mut users = self.users.write().unwrap_or_else(PoisonError::into_inner);
        let owned = users.entry(subject).or_default();
        let devices = match partition {
            Some(partition) => owned.partitions.entry(partition).or_default(),
            None => &mut owned.whole,
        };
        devices.insert(id, (endpoint, device));
        Ok(())
    }

    /// Takes a device away from the user `subject`, whatever partition it is in; whether there was one.
    pub fn remove(&self, subject: &str, id: &EndpointId) -> bool {
        let mut users = self.users.write().unwrap_or_else(PoisonError::into_inner);
        let Some(owned) = users.get_mut(subject) else {
            return false;
        };
        let all = owned.partitions.values_mut().chain([&mut owned.whole]);
        all.filter_map(|devices| devices.remove(id)).count() > 0
    }

    fn of<T>(&self, owner: &Owner, take: impl FnOnce(&Devices<D>) -> T) -> Option<T> {
        let users = self.users.read().unwrap_or_else(PoisonError::into_inner);
        let theirs = users.get(owner.subject())?;
        let devices = match owner.partition() {
            Some(partition) => theirs.partitions.get(partition)?,
            None => &theirs.whole,
        };
        Some(take(devices))
    }
}

impl<D> Default for Owned<D> {
    fn default() -> Self {
        Self {
            whole: BTreeMap::new(),
            partitions: HashMap::new(),
        }
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

    async fn find(&self, owner: &Owner, endpoint: &EndpointId) -> Result<Option<Arc<D>>, BoxError> {
        let found = self.of(owner, |devices| {
            devices.get(endpoint).map(|(_, device)| device.clone())
        });
        Ok(found.flatten())
    }

    async fn endpoints(&self, owner: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        let all = self.of(owner, |devices| {
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
