use alexa_skill_core::Locale;
use alexa_skill_core::smart_home::{
    ActionMapping, AdditionalAttributes, ArmState, CameraStreamConfiguration, Capability,
    Connection, Cookie, DiscoverResponse, DiscoveredEndpoint, DisplayCategory, EndpointId,
    EventEnvelope, FormError, ModeConfiguration, PlaybackOperation, RangeConfiguration, Resolution,
    Resources, SecurityPanelConfiguration, Semantics, Setpoints, StateMapping,
    ThermostatConfiguration, ThermostatMode,
};
use serde_json::json;

use super::{Named, fixed};

pub(super) fn events() -> Result<Named, FormError> {
    let endpoints = vec![
        lamp()?,
        endpoint("fan-1", "Ceiling fan", "A fan", DisplayCategory::Fan)?
            .display_category(DisplayCategory::Other)
            .capability(Capability::percentage_controller())
            .capability(Capability::power_level_controller()),
        endpoint(
            "door#front",
            "Front door",
            "A lock with a contact",
            DisplayCategory::SmartLock,
        )?
        .capability(Capability::lock_controller())
        .capability(Capability::contact_sensor()),
        thermostat()?,
        scene()?,
        camera()?,
        television()?,
        endpoint(
            "soundbar-1",
            "Soundbar",
            "A loudspeaker",
            DisplayCategory::Speaker,
        )?
        .capability(Capability::step_speaker()),
        washer()?,
        alarm()?,
    ];
    let discovered = |endpoints| -> Result<_, FormError> {
        fixed(EventEnvelope::discover_response(DiscoverResponse::new(
            endpoints,
        )?))
    };
    Ok(vec![
        ("discover-response", discovered(endpoints)?),
        ("discover-response-empty", discovered(Vec::new())?),
        ("discover-response-attributes", discovered(vec![plug()?])?),
    ])
}

fn endpoint(
    id: &str,
    name: &str,
    description: &str,
    category: DisplayCategory,
) -> Result<DiscoveredEndpoint, FormError> {
    let id = EndpointId::new(id)?;
    let endpoint = DiscoveredEndpoint::new(id, name, "Lamps & Co", description)?;
    Ok(endpoint
        .display_category(category)
        .capability(Capability::alexa()))
}

fn lamp() -> Result<DiscoveredEndpoint, FormError> {
    let lamp = endpoint(
        "lamp-1",
        "Desk lamp",
        "A lamp with colors",
        DisplayCategory::Light,
    )?;
    Ok(lamp
        .capability(Capability::endpoint_health().reported_proactively(true))
        .capability(Capability::power_controller().reported_proactively(true))
        .capability(Capability::brightness_controller())
        .capability(Capability::color_controller())
        .capability(Capability::color_temperature_controller().retrievable(false)))
}

fn thermostat() -> Result<DiscoveredEndpoint, FormError> {
    let modes = ThermostatConfiguration::new([
        ThermostatMode::Heat,
        ThermostatMode::Cool,
        ThermostatMode::Auto,
        ThermostatMode::Eco,
        ThermostatMode::Off,
    ]);
    let controller =
        Capability::thermostat_controller(Setpoints::Triple, modes.supports_scheduling());
    Ok(endpoint(
        "thermostat-1",
        "Hall",
        "A thermostat",
        DisplayCategory::Thermostat,
    )?
    .display_category(DisplayCategory::TemperatureSensor)
    .capability(controller)
    .capability(Capability::temperature_sensor()))
}

pub(super) fn scene() -> Result<DiscoveredEndpoint, FormError> {
    let controller = Capability::scene_controller(true).reported_proactively(true);
    let scene = endpoint(
        "scene-1",
        "Evening",
        "A scene",
        DisplayCategory::SceneTrigger,
    )?;
    Ok(scene.capability(controller))
}

fn camera() -> Result<DiscoveredEndpoint, FormError> {
    let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let stream = CameraStreamConfiguration::default()
        .protocols(texts(&["RTSP"]))
        .resolutions([Resolution::new(1280, 720), Resolution::new(1920, 1080)])
        .authorization_types(texts(&["NONE", "BASIC"]))
        .video_codecs(texts(&["H264"]))
        .audio_codecs(texts(&["AAC"]));
    Ok(endpoint(
        "camera-1",
        "Door camera",
        "A camera with a bell",
        DisplayCategory::Camera,
    )?
    .display_category(DisplayCategory::Doorbell)
    .capability(Capability::camera_stream_controller([stream]))
    .capability(Capability::rtc_session_controller(true))
    .capability(Capability::doorbell_event_source()))
}

fn television() -> Result<DiscoveredEndpoint, FormError> {
    let operations = [
        PlaybackOperation::Play,
        PlaybackOperation::Pause,
        PlaybackOperation::Stop,
        PlaybackOperation::StartOver,
        PlaybackOperation::Next,
        PlaybackOperation::Previous,
        PlaybackOperation::Rewind,
        PlaybackOperation::FastForward,
    ];
    Ok(
        endpoint("tv-1", "Television", "A television", DisplayCategory::Tv)?
            .capability(Capability::channel_controller())
            .capability(Capability::input_controller(["HDMI 1", "TUNER"]))
            .capability(Capability::speaker())
            .capability(Capability::playback_controller(operations)),
    )
}

fn washer() -> Result<DiscoveredEndpoint, FormError> {
    let english = |text| Resources::text(text, &Locale::EN_US);
    let cycles = ModeConfiguration::new()
        .ordered()
        .mode("Cycle.Wool", english("wool"))
        .mode(
            "Cycle.Cotton",
            english("cotton").and_text("Baumwolle", &Locale::DE_DE),
        );
    let most = Resources::asset("Alexa.Value.Maximum").and_asset("Alexa.Value.High");
    let speeds = RangeConfiguration::new(400.0, 1600.0, 200.0)?
        .unit_of_measure("Alexa.Unit.Angle.Degrees")
        .preset(1600.0, most)?;
    let close = json!({ "rangeValue": 0 });
    let semantics = Semantics::default()
        .action(ActionMapping::new(
            ["Alexa.Actions.Close"],
            "SetRangeValue",
            close,
        ))
        .state(StateMapping::states_to_value(["Alexa.States.Closed"], 0))
        .state(StateMapping::states_to_range(
            ["Alexa.States.Open"],
            1.0,
            100.0,
        )?);
    let cycle = Capability::mode_controller("Washer.Cycle", english("wash cycle"), cycles);
    let speed = Resources::asset("Alexa.Setting.FanSpeed");
    let speed = Capability::range_controller("Washer.Speed", speed, speeds);
    let lid = Resources::asset("Alexa.Setting.Opening");
    let range = RangeConfiguration::new(0.0, 100.0, 1.0)?;
    let lid = Capability::range_controller("Washer.Lid", lid, range).semantics(semantics);
    let light = Capability::toggle_controller("Washer.Light", english("drum light"));
    Ok(endpoint(
        "washer-1",
        "Washer",
        "A washing machine",
        DisplayCategory::Washer,
    )?
    .capability(cycle)
    .capability(speed)
    .capability(lid)
    .capability(light.non_controllable()))
}

fn alarm() -> Result<DiscoveredEndpoint, FormError> {
    let panel = SecurityPanelConfiguration::new(
        ["DISARMED", "ARMED_AWAY", "ARMED_STAY", "ARMED_NIGHT"].map(ArmState::from),
    )
    .four_digit_pin()
    .alarm("burglaryAlarm")
    .alarm("fireAlarm")
    .alarm("waterAlarm")
    .alarm("carbonMonoxideAlarm");
    Ok(endpoint(
        "alarm-1",
        "Alarm",
        "A security panel",
        DisplayCategory::SecurityPanel,
    )?
    .capability(Capability::security_panel_controller(panel))
    .capability(Capability::motion_sensor()))
}

fn plug() -> Result<DiscoveredEndpoint, FormError> {
    let attributes = AdditionalAttributes::default()
        .manufacturer("Lamps & Co")
        .model("P1")
        .serial_number("000017")
        .firmware_version("1.2")
        .software_version("3.4")
        .custom_identifier("plug-one");
    Ok(endpoint(
        "plug-1",
        "Plug",
        "A plug with all attributes",
        DisplayCategory::SmartPlug,
    )?
    .capability(Capability::power_controller())
    .additional_attributes(attributes)
    .connection(Connection::tcp_ip("00:11:22:AA:BB:33"))
    .connection(Connection::zigbee("00:11:22:33:44:55:66:77"))
    .connection(Connection::zwave("0x00000000", "0x00"))
    .connection(Connection::unknown("by wire"))
    .cookie(Cookie::from_iter([("bridge", "hall")])))
}
