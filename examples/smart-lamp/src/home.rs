//! Which lamps are whose: each user has one, dark at first.
//!
//! They live in memory, so that the example needs nothing else. A skill of your own asks its service,
//! by user **and** endpoint id.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use alexa_skill_core::smart_home::skill::{DeviceStore, Owner};
use alexa_skill_core::smart_home::{
    Capability, DiscoveredEndpoint, DisplayCategory, EndpointId, FormError,
};
use alexa_skill_core::{BoxError, async_trait};

use crate::lamp::Lamp;

/// All lamps, by the subject of their owner.
#[derive(Debug, Default)]
pub struct Home {
    lamps: Mutex<HashMap<String, Arc<Lamp>>>,
}

/// The id of a user's lamp.
pub fn lamp_id(subject: &str) -> Result<EndpointId, FormError> {
    EndpointId::new(format!("lamp-{subject}"))
}

impl Home {
    /// The lamp of the user `subject`.
    pub fn lamp(&self, subject: &str) -> Arc<Lamp> {
        let mut lamps = self.lamps.lock().unwrap_or_else(PoisonError::into_inner);
        let lamp = lamps.entry(subject.to_owned());
        lamp.or_insert_with(|| Arc::new(Lamp::dark())).clone()
    }
}

#[async_trait]
impl DeviceStore for Home {
    type Device = Lamp;

    async fn find(
        &self,
        owner: &Owner,
        endpoint: &EndpointId,
    ) -> Result<Option<Arc<Lamp>>, BoxError> {
        let own = lamp_id(owner.subject())?;
        Ok((*endpoint == own).then(|| self.lamp(owner.subject())))
    }

    async fn endpoints(&self, owner: &Owner) -> Result<Vec<DiscoveredEndpoint>, BoxError> {
        let id = lamp_id(owner.subject())?;
        let lamp =
            DiscoveredEndpoint::new(id, "Reading lamp", "Lamps & Co", "A lamp in any color")?
                .display_category(DisplayCategory::Light)
                .capability(Capability::alexa())
                .capability(Capability::power_controller().reported_proactively(true))
                .capability(Capability::brightness_controller().reported_proactively(true))
                .capability(Capability::color_controller().reported_proactively(true))
                .capability(Capability::endpoint_health());
        Ok(vec![lamp])
    }
}
