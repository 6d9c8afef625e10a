use super::{DpiGroup, Orientation, SizeGroup, ViewportProfile};
use crate::wire::{model, open_enum};

model! {
    /// The screen, of `context.Viewport`.
    ///
    /// ```
    /// use alexa_skill_core::request::viewport::{DpiGroup, Orientation, SizeGroup, ViewportProfile};
    /// use alexa_skill_core::request::RequestEnvelope;
    ///
    /// let json = br#"{"request": {"type": "LaunchRequest"}, "context": {"Viewport": {"shape": "RECTANGLE",
    ///     "dpi": 160, "currentPixelWidth": 1280, "currentPixelHeight": 800}}}"#;
    /// let envelope = RequestEnvelope::from_slice(json)?;
    /// let viewport = envelope.viewport()?.expect("it is there");
    /// assert_eq!(viewport.orientation(), Some(Orientation::Landscape));
    /// assert_eq!(viewport.width_group(), Some(SizeGroup::Large));
    /// assert_eq!(viewport.height_group(), Some(SizeGroup::Small));
    /// assert_eq!(viewport.dpi_group(), Some(DpiGroup::Low));
    /// assert_eq!(viewport.profile(), ViewportProfile::HubLandscapeLarge);
    /// # Ok::<(), alexa_skill_core::ParseError>(())
    /// ```
    pub struct ViewportState {
        /// How large it seems from where users stand.
        #[serde(deserialize_with = "crate::wire::list")]
        pub experiences: Option<Vec<Experience>>,
        /// The kind of device.
        pub mode: Option<Mode>,
        /// Its shape.
        pub shape: Option<Shape>,
        /// Its width as built, in pixels.
        pub pixel_width: Option<f64>,
        /// Its height as built, in pixels.
        pub pixel_height: Option<f64>,
        /// Pixels to the inch, as Alexa counts them: 160 for one pixel to one `dp`.
        pub dpi: Option<f64>,
        /// Its width as it is held now, in pixels.
        pub current_pixel_width: Option<f64>,
        /// Its height as it is held now, in pixels.
        pub current_pixel_height: Option<f64>,
        /// How it can be touched.
        #[serde(deserialize_with = "crate::wire::list")]
        pub touch: Option<Vec<Touch>>,
        /// How it can be typed on.
        #[serde(deserialize_with = "crate::wire::list")]
        pub keyboard: Option<Vec<Keyboard>>,
        /// The video that it can show.
        pub video: Option<Video>,
    }
}

impl ViewportState {
    /// Landscape, portrait or equal, as it is held now; `None` where the size is absent.
    pub fn orientation(&self) -> Option<Orientation> {
        Some(Orientation::of(
            self.current_pixel_width?,
            self.current_pixel_height?,
        ))
    }

    /// The class of its present width; `None` where that is absent or negative.
    pub fn width_group(&self) -> Option<SizeGroup> {
        SizeGroup::from_pixels(self.current_pixel_width?)
    }

    /// The class of its present height; `None` where that is absent or negative.
    pub fn height_group(&self) -> Option<SizeGroup> {
        SizeGroup::from_pixels(self.current_pixel_height?)
    }

    /// The class of its density; `None` where that is absent or negative.
    pub fn dpi_group(&self) -> Option<DpiGroup> {
        DpiGroup::from_dpi(self.dpi?)
    }

    /// The class of devices that it belongs to.
    pub fn profile(&self) -> ViewportProfile {
        ViewportProfile::of(self)
    }
}

model! {
    /// How large a screen seems from where users stand.
    pub struct Experience {
        /// Its width in minutes of arc.
        pub arc_minute_width: Option<f64>,
        /// Its height in minutes of arc.
        pub arc_minute_height: Option<f64>,
        /// Whether it can be turned.
        pub can_rotate: Option<bool>,
        /// Whether it can be made larger or smaller.
        pub can_resize: Option<bool>,
    }
}

open_enum! {
    /// The kinds of device with a screen.
    pub enum Mode {
        /// In a car.
        Auto = "AUTO",
        /// Standing in a room.
        Hub = "HUB",
        /// In the hand.
        Mobile = "MOBILE",
        /// On a desk.
        Pc = "PC",
        /// Across a room.
        Tv = "TV",
    }
}

open_enum! {
    /// The shapes of screens.
    pub enum Shape {
        /// With corners.
        Rectangle = "RECTANGLE",
        /// Without.
        Round = "ROUND",
    }
}

open_enum! {
    /// How a screen can be touched.
    pub enum Touch {
        /// By one finger.
        Single = "SINGLE",
    }
}

open_enum! {
    /// How a screen can be typed on.
    pub enum Keyboard {
        /// By arrow keys.
        Direction = "DIRECTION",
    }
}

model! {
    /// The video that a screen can show.
    pub struct Video {
        /// The codecs.
        #[serde(deserialize_with = "crate::wire::list")]
        pub codecs: Option<Vec<Codec>>,
    }
}

open_enum! {
    /// Codecs of video.
    pub enum Codec {
        /// H.264 at level 4.1.
        H264_41 = "H_264_41",
        /// H.264 at level 4.2.
        H264_42 = "H_264_42",
    }
}
