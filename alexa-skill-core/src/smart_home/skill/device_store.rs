use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;

use super::Owner;
use crate::BoxError;
use crate::smart_home::{DiscoveredEndpoint, EndpointId};

/// Which devices are whose. The skill asks it for every directive that names an endpoint, and a
/// handler runs only if the endpoint is the user's own.
///
/// A service looks endpoints up by user, partition **and** id, in one question, so that one user's or
/// room's id never finds another's device. A skill without partitions (nearly all) goes by
/// [`Owner::subject`] alone. [`MemoryDeviceStore`](super::MemoryDeviceStore) is for tests.
#[async_trait]
pub trait DeviceStore: Debug + Send + Sync {
    /// What a handler needs to reach a device: it gets it by
    /// [`DirectiveInput::device`](super::DirectiveInput::device).
    type Device: Send + Sync + 'static;

    /// The device `endpoint` of `owner`; `None` if that user, or that partition of it, has none of this
    /// id, whoever else may.
    async fn find(
        &self,
        owner: &Owner,
        endpoint: &EndpointId,
    ) -> Result<Option<Arc<Self::Device>>, BoxError>;

    /// All devices and scenes of `owner`, as discovery tells them to Alexa: 300 at the most.
    async fn endpoints(&self, owner: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError>;
}

/// A store whose type of device has been forgotten.
#[async_trait]
pub(super) trait AnyDeviceStore: Debug + Send + Sync {
    /// Puts the device, as an `Arc`, into `extensions`; whether there is one.
    async fn load(
        &self,
        owner: &Owner,
        endpoint: &EndpointId,
        extensions: &mut http::Extensions,
    ) -> Result<bool, BoxError>;

    async fn all(&self, owner: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError>;
}

#[async_trait]
impl<S: DeviceStore> AnyDeviceStore for S {
    async fn load(
        &self,
        owner: &Owner,
        endpoint: &EndpointId,
        extensions: &mut http::Extensions,
    ) -> Result<bool, BoxError> {
        let Some(device) = self.find(owner, endpoint).await? else {
            return Ok(false);
        };
        extensions.insert(device);
        Ok(true)
    }

    async fn all(&self, owner: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        self.endpoints(owner).await
    }
}

#[async_trait]
impl<S: DeviceStore + ?Sized> DeviceStore for Arc<S> {
    type Device = S::Device;

    async fn find(
        &self,
        owner: &Owner,
        endpoint: &EndpointId,
    ) -> Result<Option<Arc<Self::Device>>, BoxError> {
        (**self).find(owner, endpoint).await
    }

    async fn endpoints(&self, owner: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        (**self).endpoints(owner).await
    }
}
