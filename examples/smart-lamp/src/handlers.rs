//! What the lamp does. Each function gets the payload of the directives that it is for, and a lamp
//! that is the user's own: the skill has seen to that.

use alexa_skill_core::smart_home::directive::ReportState;
use alexa_skill_core::smart_home::directive::brightness::{AdjustBrightness, SetBrightness};
use alexa_skill_core::smart_home::directive::color::SetColor;
use alexa_skill_core::smart_home::directive::power::{TurnOff, TurnOn};
use alexa_skill_core::smart_home::skill::{DirectiveInput, EventResult};
use alexa_skill_core::smart_home::{
    CauseType, Color, Connectivity, EndpointId, EventEnvelope, FormError, Percent, PowerState,
    Property,
};

use crate::lamp::{Lamp, Light};

/// On.
pub async fn turn_on(input: &mut DirectiveInput, _: TurnOn) -> EventResult {
    let light = input.device::<Lamp>()?.change(|light| light.on = true);
    Ok(EventEnvelope::response().property(power(&light)))
}

/// Off.
pub async fn turn_off(input: &mut DirectiveInput, _: TurnOff) -> EventResult {
    let light = input.device::<Lamp>()?.change(|light| light.on = false);
    Ok(EventEnvelope::response().property(power(&light)))
}

/// As bright as asked for.
pub async fn set_brightness(input: &mut DirectiveInput, set: SetBrightness) -> EventResult {
    let lamp = input.device::<Lamp>()?;
    let light = lamp.change(|light| light.brightness = set.brightness);
    Ok(EventEnvelope::response().property(Property::brightness(light.brightness)))
}

/// Brighter or darker, as far as it goes.
pub async fn adjust_brightness(
    input: &mut DirectiveInput,
    adjust: AdjustBrightness,
) -> EventResult {
    let light = input.device::<Lamp>()?.change(|light| {
        let now = i64::from(light.brightness.get());
        light.brightness = Percent::clamped(now.saturating_add(adjust.brightness_delta));
    });
    Ok(EventEnvelope::response().property(Property::brightness(light.brightness)))
}

/// In a color.
pub async fn set_color(input: &mut DirectiveInput, set: SetColor) -> EventResult {
    let lamp = input.device::<Lamp>()?;
    lamp.change(|light| light.color = Some(set.color));
    Ok(EventEnvelope::response().property(Property::color(set.color)))
}

/// How it is.
pub async fn report_state(input: &mut DirectiveInput, _: ReportState) -> EventResult {
    let light = input.device::<Lamp>()?.light();
    Ok(EventEnvelope::state_report().properties(properties(&light)?))
}

/// What to tell Alexa when somebody has pressed the lamp's own switch.
pub fn pressed(lamp: &EndpointId, light: &Light) -> Result<EventEnvelope, FormError> {
    let changed = power(light);
    let same = properties(light)?;
    let same = same
        .into_iter()
        .filter(|property| property.name != changed.name);
    let report = EventEnvelope::change_report(
        lamp.clone(),
        CauseType::PhysicalInteraction,
        [changed.clone()],
    );
    Ok(report.properties(same))
}

fn power(light: &Light) -> Property {
    Property::power_state(if light.on {
        PowerState::On
    } else {
        PowerState::Off
    })
}

fn properties(light: &Light) -> Result<Vec<Property>, FormError> {
    let white = Color::new(0.0, 0.0, 1.0)?;
    Ok(vec![
        power(light),
        Property::brightness(light.brightness),
        Property::color(light.color.unwrap_or(white)),
        Property::connectivity(Connectivity::Ok),
    ])
}
