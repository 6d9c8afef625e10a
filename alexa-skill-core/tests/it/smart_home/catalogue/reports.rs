use std::time::Duration;

use alexa_skill_core::smart_home::{
    AddOrUpdateReport, CauseType, Connectivity, EndpointId, EventEnvelope, FormError, Percent,
    PowerState, Property, Scope,
};

use super::{Named, all, discovery, fixed, sampled, time};

pub(super) fn events() -> Result<Named, FormError> {
    let id = |id: &str| EndpointId::new(id);
    let sent = |event: EventEnvelope| fixed(event.for_gateway(Scope::bearer("granted-token")));
    let off = sampled(Property::power_state(PowerState::Off))?.uncertainty(Duration::ZERO);
    let unchanged = all([
        Property::brightness(Percent::new(80)?),
        Property::connectivity(Connectivity::Ok),
    ])?;
    let app = CauseType::AppInteraction;
    let report = EventEnvelope::change_report(id("lamp-1")?, app, [off]).properties(unchanged);
    let cycle = sampled(Property::mode("Washer.Cycle", "Cycle.Cotton"))?;
    let poll = CauseType::PeriodicPoll;
    let added = AddOrUpdateReport::new([discovery::scene()?])?;
    Ok(vec![
        ("change-report", sent(report)?),
        (
            "change-report-minimal",
            sent(EventEnvelope::change_report(id("washer-1")?, poll, [cycle]))?,
        ),
        (
            "add-or-update-report",
            sent(EventEnvelope::add_or_update_report(added))?,
        ),
        (
            "delete-report",
            sent(EventEnvelope::delete_report([id("lamp-1")?, id("fan-1")?]))?,
        ),
        (
            "doorbell-press",
            sent(EventEnvelope::doorbell_press(id("camera-1")?, time()?))?,
        ),
    ])
}
