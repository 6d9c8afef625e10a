//! `GadgetController`: the light of Echo Buttons.
//!
//! ```
//! use alexa_skill_core::response::directive::gadget_controller::{
//!     AnimationStep, LightAnimation, SetLightDirective, SetLightParameters, TriggerEventType,
//! };
//!
//! let pulse = LightAnimation::default()
//!     .repeat(3)
//!     .target_lights(["1".to_owned()])
//!     .step(AnimationStep::new(300, "FF0000", true))
//!     .step(AnimationStep::new(300, "000000", true));
//! let directive = SetLightDirective::new(
//!     SetLightParameters::new(TriggerEventType::ButtonDown).animation(pulse),
//! );
//! ```

use crate::wire::{model, open_enum};

model! {
    /// Sets the light of buttons.
    pub struct SetLightDirective {
        /// The version of the directive: 1.
        pub version: Option<i64>,
        /// The buttons by id; without it, all that are paired.
        #[serde(deserialize_with = "crate::wire::list")]
        pub target_gadgets: Option<Vec<String>>,
        /// When, and how it looks.
        pub parameters: Option<SetLightParameters>,
    }
}

model! {
    /// When a light is set, and how it looks.
    pub struct SetLightParameters {
        /// What sets it off.
        pub trigger_event: Option<TriggerEventType>,
        /// How long after that, in milliseconds.
        pub trigger_event_time_ms: Option<i64>,
        /// How it looks.
        #[serde(deserialize_with = "crate::wire::list")]
        pub animations: Option<Vec<LightAnimation>>,
    }
}

open_enum! {
    /// What sets an animation off.
    pub enum TriggerEventType {
        /// The button is pressed.
        ButtonDown = "buttonDown",
        /// The button is released.
        ButtonUp = "buttonUp",
        /// Nothing: it starts as soon as it arrives.
        None = "none",
    }
}

model! {
    /// Colours one after the other.
    pub struct LightAnimation {
        /// How often they are shown.
        pub repeat: Option<i64>,
        /// The lights of the button; a button has one, `1`.
        #[serde(deserialize_with = "crate::wire::list")]
        pub target_lights: Option<Vec<String>>,
        /// The colours.
        #[serde(deserialize_with = "crate::wire::list")]
        pub sequence: Option<Vec<AnimationStep>>,
    }
}

model! {
    /// A colour of an animation.
    pub struct AnimationStep new(duration_ms: i64, color: String, blend: bool) {
        /// How long it is shown, in milliseconds.
        pub duration_ms: Option<i64>,
        /// The colour as `RRGGBB`.
        pub color: Option<String>,
        /// Whether the colour before it fades into it.
        pub blend: Option<bool>,
    }
}

impl SetLightDirective {
    /// Sets the light of all buttons.
    pub fn new(parameters: SetLightParameters) -> Self {
        Self::default().version(1).parameters(parameters)
    }
}

impl SetLightParameters {
    /// Shows the animations that are added when this happens.
    pub fn new(trigger_event: TriggerEventType) -> Self {
        Self::default()
            .trigger_event(trigger_event)
            .trigger_event_time_ms(0)
    }

    /// Adds an animation.
    #[must_use]
    pub fn animation(mut self, animation: LightAnimation) -> Self {
        self.animations.get_or_insert_default().push(animation);
        self
    }
}

impl LightAnimation {
    /// Adds a colour.
    #[must_use]
    pub fn step(mut self, step: AnimationStep) -> Self {
        self.sequence.get_or_insert_default().push(step);
        self
    }
}
