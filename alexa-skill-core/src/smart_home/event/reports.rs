use super::{AddOrUpdateReport, ChangeReport, DeleteReport, DoorbellPress, EventEnvelope};
use crate::smart_home::{CauseType, EndpointId, EventTime, Interface, Property};

/// News for the event gateway: each still needs its token, see [`EventEnvelope::for_gateway`].
impl EventEnvelope {
    /// `ChangeReport`: properties of an endpoint that changed, and why. What is so besides goes into
    /// the context, connectivity first of all; no property may stand in both places.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::{
    ///     CauseType, Connectivity, EndpointId, EventEnvelope, PowerState, Property, Scope,
    /// };
    ///
    /// let lamp = EndpointId::new("lamp-1")?;
    /// let changed = [Property::power_state(PowerState::Off)];
    /// let report = EventEnvelope::change_report(lamp, CauseType::PhysicalInteraction, changed)
    ///     .property(Property::connectivity(Connectivity::Ok))
    ///     .for_gateway(Scope::bearer("Atza|.."));
    /// assert_eq!(report.check(), Ok(()));
    /// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
    /// ```
    pub fn change_report(
        endpoint_id: EndpointId,
        cause: CauseType,
        changed: impl IntoIterator<Item = Property>,
    ) -> Self {
        let payload = ChangeReport::new(cause, changed);
        Self::of(Interface::ALEXA, "ChangeReport", payload)
            .endpoint_id(endpoint_id)
            .properties([])
    }

    /// `AddOrUpdateReport`: endpoints that are new or have changed.
    pub fn add_or_update_report(report: AddOrUpdateReport) -> Self {
        Self::of(Interface::DISCOVERY, "AddOrUpdateReport", report)
    }

    /// `DeleteReport`: endpoints that are gone.
    pub fn delete_report(endpoints: impl IntoIterator<Item = EndpointId>) -> Self {
        let payload = DeleteReport::new(endpoints);
        Self::of(Interface::DISCOVERY, "DeleteReport", payload)
    }

    /// `DoorbellPress`: somebody is at the door, since a time that is cut to whole seconds.
    pub fn doorbell_press(endpoint_id: EndpointId, time: EventTime) -> Self {
        let payload = DoorbellPress::new(time);
        Self::of(Interface::DOORBELL_EVENT_SOURCE, "DoorbellPress", payload)
            .endpoint_id(endpoint_id)
            .properties([])
    }
}
