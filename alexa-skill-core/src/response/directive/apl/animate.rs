use super::command::command;
use crate::UnknownObject;
use crate::response::directive::Expr;
use crate::wire::{model, open_enum, tagged_enum};

command! {
    /// Changes opacity or place of a component over time.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::apl::{
    ///     AnimateItemCommand, AnimatedOpacityProperty, AnimatedTransformProperty, TransformProperty,
    /// };
    ///
    /// let fly_in = AnimateItemCommand::new("card", 600)
    ///     .easing("ease-out")
    ///     .property(AnimatedOpacityProperty::new(1).from(0))
    ///     .property(AnimatedTransformProperty::new(
    ///         [TransformProperty::translate("100vw", "0")],
    ///         [TransformProperty::translate("0", "0")],
    ///     ));
    /// ```
    AnimateItemCommand requires(component_id, duration, value) {
        /// The component.
        pub component_id: Option<String>,
        /// How long one run takes, in milliseconds.
        pub duration: Option<Expr<i64>>,
        /// The curve, such as `ease-in-out`.
        pub easing: Option<String>,
        /// How often it is repeated after the first run; `-1` is for ever.
        pub repeat_count: Option<Expr<i64>>,
        /// How it is repeated.
        pub repeat_mode: Option<AnimateItemRepeatMode>,
        /// What changes.
        #[serde(deserialize_with = "crate::wire::list")]
        pub value: Option<Vec<AnimatedProperty>>,
    }
}

open_enum! {
    /// How an animation is repeated.
    pub enum AnimateItemRepeatMode {
        /// From the start.
        Restart = "restart",
        /// Back and forth.
        Reverse = "reverse",
    }
}

tagged_enum! {
    /// What changes in an animation.
    pub enum AnimatedProperty by "property", expecting "an animated property" {
        /// How opaque the component is:
        Opacity(AnimatedOpacityProperty) = "opacity",
        /// Its place, size and turn:
        Transform(AnimatedTransformProperty) = "transform",
        @else
        /// A property that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// How opaque a component is: 0 is not seen, 1 is opaque.
    pub struct AnimatedOpacityProperty new(to: Expr<f64>) {
        /// At the start; without it, as it is now.
        pub from: Option<Expr<f64>>,
        /// At the end.
        pub to: Option<Expr<f64>>,
    }
}

model! {
    /// Place, size and turn of a component. Both lists have the same steps in the same order.
    pub struct AnimatedTransformProperty new(from: Vec<TransformProperty>, to: Vec<TransformProperty>) {
        /// At the start.
        #[serde(deserialize_with = "crate::wire::list")]
        pub from: Option<Vec<TransformProperty>>,
        /// At the end.
        #[serde(deserialize_with = "crate::wire::list")]
        pub to: Option<Vec<TransformProperty>>,
    }
}

model! {
    /// One step of a transformation: either a move, a turn, a change of size, or a slant. On the
    /// wire the members alone tell which.
    pub struct TransformProperty {
        /// Moves it to the right, by a length such as `10vw`.
        pub translate_x: Option<String>,
        /// Moves it down, by a length such as `10vh`.
        pub translate_y: Option<String>,
        /// Turns it clockwise, in degrees.
        pub rotate: Option<Expr<f64>>,
        /// Changes its size by this factor.
        pub scale: Option<Expr<f64>>,
        /// Changes its width by this factor.
        pub scale_x: Option<Expr<f64>>,
        /// Changes its height by this factor.
        pub scale_y: Option<Expr<f64>>,
        /// Slants its horizontal lines, in degrees.
        pub skew_x: Option<Expr<f64>>,
        /// Slants its vertical lines, in degrees.
        pub skew_y: Option<Expr<f64>>,
    }
}

impl AnimateItemCommand {
    /// Changes the properties that are added, of this component, in `duration` milliseconds.
    pub fn new(component_id: impl Into<String>, duration: impl Into<Expr<i64>>) -> Self {
        let new = Self::empty().component_id(component_id);
        new.duration(duration).value([])
    }

    /// Adds what changes.
    #[must_use]
    pub fn property(mut self, property: impl Into<AnimatedProperty>) -> Self {
        self.value.get_or_insert_default().push(property.into());
        self
    }
}

impl TransformProperty {
    /// A move by lengths such as `10vw`.
    pub fn translate(x: impl Into<String>, y: impl Into<String>) -> Self {
        Self::default().translate_x(x).translate_y(y)
    }
}
