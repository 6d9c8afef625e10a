use std::time::Duration;

use super::{Named, all, answer, fixed, sampled, time};
use alexa_skill_core::smart_home::{
    AlarmState, ArmResponse, ArmState, BypassedEndpoint, CameraStream, CameraStreams, CauseType,
    Channel, Color, Connectivity, DetectionState, EndpointId, EventEnvelope, EventTime, FormError,
    Kelvin, LockState, Media, MediaMetadata, Percent, PowerState, Property, Recording, Resolution,
    Scope, Temperature, ThermostatMode,
};

pub(super) fn events() -> Result<Named, FormError> {
    let mut events = responses()?;
    events.extend(state_reports()?);
    events.extend(special()?);
    events.extend(media()?);
    Ok(events)
}

fn responses() -> Result<Named, FormError> {
    let response = |endpoint, properties: Vec<Property>| {
        answer(EventEnvelope::response().properties(properties), endpoint)
    };
    let light = all([
        Property::power_state(PowerState::On),
        Property::brightness(Percent::new(80)?),
        Property::color(Color::new(350.5, 0.7138, 0.6524)?),
        Property::color_temperature(Kelvin::SOFT_WHITE),
    ])?;
    let percentages = all([
        Property::percentage(Percent::MIN),
        Property::power_level(Percent::MAX),
    ])?;
    let thermostat = all([
        Property::target_setpoint(Temperature::celsius(20.5)?)?,
        Property::thermostat_mode(ThermostatMode::Heat),
    ])?;
    let channel = Channel::default()
        .number("7.1")
        .call_sign("KTEA")
        .affiliate_call_sign("Teatime");
    let speaker = all([Property::volume(Percent::new(25)?), Property::muted(false)])?;
    let jammed =
        sampled(Property::lock_state(LockState::Jammed))?.uncertainty(Duration::from_secs(60));
    Ok(vec![
        (
            "response-minimal",
            answer(EventEnvelope::response(), "lamp-1")?,
        ),
        ("response-light", response("lamp-1", light)?),
        ("response-percentages", response("fan-1", percentages)?),
        (
            "response-lock",
            response(
                "door#front",
                all([Property::lock_state(LockState::Locked)])?,
            )?,
        ),
        ("response-thermostat", response("thermostat-1", thermostat)?),
        (
            "response-channel",
            response("tv-1", all([Property::channel(channel)])?)?,
        ),
        (
            "response-input",
            response("tv-1", all([Property::input("HDMI 1")])?)?,
        ),
        ("response-speaker", response("tv-1", speaker)?),
        (
            "response-mode",
            response(
                "washer-1",
                all([Property::mode("Washer.Cycle", "Cycle.Wool")])?,
            )?,
        ),
        (
            "response-range",
            response(
                "washer-1",
                all([Property::range_value("Washer.Speed", 600.0)?])?,
            )?,
        ),
        (
            "response-toggle",
            response(
                "washer-1",
                all([Property::toggle_state("Washer.Light", PowerState::Off)])?,
            )?,
        ),
        (
            "response-disarm",
            response("alarm-1", all([Property::arm_state(ArmState::Disarmed)])?)?,
        ),
        (
            "response-deferred",
            response("door#front", vec![jammed])?.for_gateway(Scope::bearer("granted-token")),
        ),
    ])
}

fn state_reports() -> Result<Named, FormError> {
    let report = |endpoint, properties: Vec<Property>| {
        answer(
            EventEnvelope::state_report().properties(properties),
            endpoint,
        )
    };
    let reachable = Property::connectivity(Connectivity::Ok);
    let thermostat = all([
        Property::lower_setpoint(Temperature::fahrenheit(68.0)?)?,
        Property::upper_setpoint(Temperature::fahrenheit(75.0)?)?,
        Property::thermostat_mode(ThermostatMode::Auto),
        Property::temperature(Temperature::fahrenheit(71.6)?),
        reachable.clone(),
    ])?;
    let sensors = all([
        Property::contact(DetectionState::NotDetected),
        Property::motion(DetectionState::Detected),
        Property::connectivity(Connectivity::Unreachable),
    ])?;
    let panel = all([
        Property::arm_state(ArmState::ArmedNight),
        Property::burglary_alarm(AlarmState::Alarm),
        Property::fire_alarm(AlarmState::Ok),
        Property::water_alarm(AlarmState::Ok),
        Property::carbon_monoxide_alarm(AlarmState::Ok),
        reachable,
    ])?;
    Ok(vec![
        ("state-report-minimal", report("lamp-1", Vec::new())?),
        (
            "state-report-thermostat",
            report("thermostat-1", thermostat)?,
        ),
        ("state-report-sensors", report("sensor-1", sensors)?),
        ("state-report-security-panel", report("alarm-1", panel)?),
    ])
}

fn special() -> Result<Named, FormError> {
    let (voice, rule) = (CauseType::VoiceInteraction, CauseType::RuleTrigger);
    let stream = CameraStream::new("rtsp://viewer:pass-word@camera.example:443/feed1", "RTSP")
        .expiration_time(EventTime::new("2026-01-31T12:30:00.000Z")?)
        .idle_timeout_seconds(30u64)
        .resolution(Resolution::new(1920, 1080))
        .authorization_type("BASIC")
        .video_codec("H264")
        .audio_codec("AAC");
    let streams = CameraStreams::default()
        .stream(stream)
        .image_uri("https://camera.example/still?key=picture-key");
    let stream = CameraStream::new("rtsp://camera.example/feed", "RTSP");
    let window = BypassedEndpoint::new(EndpointId::new("window-2")?, "Kitchen window");
    let armed = ArmResponse::default()
        .bypassed(window)
        .exit_delay(Duration::from_secs(45));
    let arm = |response, state| -> Result<_, FormError> {
        let property = sampled(Property::arm_state(state))?;
        let event = EventEnvelope::arm_response(response);
        answer(event.property(property), "alarm-1")
    };
    let camera = |event| answer(event, "camera-1");
    Ok(vec![
        (
            "accept-grant-response",
            fixed(EventEnvelope::accept_grant_response())?,
        ),
        (
            "accept-grant-failed",
            fixed(EventEnvelope::accept_grant_failed("The code has expired"))?,
        ),
        (
            "deferred-response",
            answer(
                EventEnvelope::deferred_response(Some(Duration::from_secs(20))),
                "door#front",
            )?,
        ),
        (
            "deferred-response-minimal",
            answer(EventEnvelope::deferred_response(None), "door#front")?,
        ),
        (
            "activation-started",
            answer(EventEnvelope::activation_started(voice, time()?), "scene-1")?,
        ),
        (
            "deactivation-started",
            answer(
                EventEnvelope::deactivation_started(rule, time()?),
                "scene-1",
            )?,
        ),
        (
            "camera-streams",
            camera(EventEnvelope::camera_streams(streams))?,
        ),
        (
            "camera-streams-minimal",
            camera(EventEnvelope::camera_streams(
                CameraStreams::default().stream(stream),
            ))?,
        ),
        ("arm-response", arm(armed, ArmState::ArmedAway)?),
        (
            "arm-response-minimal",
            arm(ArmResponse::default(), ArmState::ArmedStay)?,
        ),
        (
            "rtc-answer",
            camera(EventEnvelope::answer_generated_for_session(
                "v=0\r\na=ice-pwd:call-password\r\n",
            ))?,
        ),
        (
            "rtc-session-connected",
            camera(EventEnvelope::session_connected("session-7"))?,
        ),
        (
            "rtc-session-disconnected",
            camera(EventEnvelope::session_disconnected("session-7"))?,
        ),
    ])
}

/// What is played, and what was recorded.
fn media() -> Result<Named, FormError> {
    let recorded = |time| EventTime::new(format!("2026-01-31T12:{time}Z"));
    let recording = Recording::new(
        recorded("00:00.5")?,
        recorded("00:30")?,
        "https://camera.example/recording?key=picture-key",
        recorded("30:00.000")?,
    );
    let media = MediaMetadata::new([Media::new("recording-1", "MOTION_DETECTED", recording)])
        .error("recording-2", "NOT_FOUND");
    let seek = EventEnvelope::seek_state_report(Duration::from_secs(45));
    let media = EventEnvelope::media_metadata(media);
    Ok(vec![
        ("seek-state-report", answer(seek, "tv-1")?),
        ("media-metadata", answer(media, "camera-1")?),
    ])
}
