use super::{Mode, Shape, Video};
use crate::UnknownObject;
use crate::wire::{model, open_enum, tagged_enum};

tagged_enum! {
    /// One of the device's screens, of `context.Viewports`.
    pub enum TypedViewportState by "type", expecting "a viewport" {
        /// A screen for visual documents:
        Apl(AplViewportState) = "APL",
        /// A character display:
        Aplt(ApltViewportState) = "APLT",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// A screen for visual documents.
    pub struct AplViewportState {
        /// Its id.
        pub id: Option<String>,
        /// Its shape.
        pub shape: Option<Shape>,
        /// Pixels to the inch, as Alexa counts them.
        pub dpi: Option<f64>,
        /// How documents are shown.
        pub presentation_type: Option<PresentationType>,
        /// Whether it can be turned.
        pub can_rotate: Option<bool>,
        /// How it is set up.
        pub configuration: Option<ViewportConfiguration>,
    }
}

open_enum! {
    /// How documents are shown.
    pub enum PresentationType {
        /// Alone.
        Standard = "STANDARD",
        /// Over something else.
        Overlay = "OVERLAY",
    }
}

model! {
    /// How a screen is set up.
    pub struct ViewportConfiguration {
        /// Now.
        pub current: Option<CurrentConfiguration>,
    }
}

model! {
    /// How a screen is set up now.
    pub struct CurrentConfiguration {
        /// The kind of device.
        pub mode: Option<Mode>,
        /// The video that it can show.
        pub video: Option<Video>,
        /// Its size.
        pub size: Option<ViewportSize>,
        /// Whether it can lead a dialog while it shows a document.
        pub dialog: Option<DialogSupport>,
    }
}

open_enum! {
    /// Whether a screen can lead a dialog while it shows a document.
    pub enum DialogSupport {
        /// It can.
        Supported = "SUPPORTED",
        /// It cannot.
        Unsupported = "UNSUPPORTED",
    }
}

tagged_enum! {
    /// The size of a screen.
    pub enum ViewportSize by "type", expecting "a viewport size" {
        /// It can be changed:
        Continuous(ContinuousViewportSize) = "CONTINUOUS",
        /// It cannot:
        Discrete(DiscreteViewportSize) = "DISCRETE",
        @else
        /// A kind that this version does not know.
        Unknown(UnknownObject),
    }
}

model! {
    /// A size that can be changed, in pixels.
    pub struct ContinuousViewportSize {
        /// The least width.
        pub min_pixel_width: Option<i64>,
        /// The least height.
        pub min_pixel_height: Option<i64>,
        /// The greatest width.
        pub max_pixel_width: Option<i64>,
        /// The greatest height.
        pub max_pixel_height: Option<i64>,
    }
}

model! {
    /// A size that cannot be changed, in pixels.
    pub struct DiscreteViewportSize {
        /// The width.
        pub pixel_width: Option<i64>,
        /// The height.
        pub pixel_height: Option<i64>,
    }
}

model! {
    /// A character display.
    pub struct ApltViewportState {
        /// Its id.
        pub id: Option<String>,
        /// What documents can be made for.
        #[serde(deserialize_with = "crate::wire::list")]
        pub supported_profiles: Option<Vec<LineProfile>>,
        /// The characters in a line.
        pub line_length: Option<i64>,
        /// The lines.
        pub line_count: Option<i64>,
        /// How its characters are made.
        pub character_format: Option<CharacterFormat>,
        /// The signs between the characters.
        #[serde(deserialize_with = "crate::wire::list")]
        pub inter_segments: Option<Vec<InterSegment>>,
    }
}

open_enum! {
    /// The kinds of character display.
    pub enum LineProfile {
        /// A clock.
        FourCharacterClock = "FOUR_CHARACTER_CLOCK",
    }
}

open_enum! {
    /// How the characters of a display are made.
    pub enum CharacterFormat {
        /// Of seven strokes.
        SevenSegment = "SEVEN_SEGMENT",
    }
}

model! {
    /// A sign between two characters, such as the colon of a clock.
    pub struct InterSegment {
        /// Its column, from 0.
        pub x: Option<i64>,
        /// Its line, from 0.
        pub y: Option<i64>,
        /// The signs that it can show.
        pub characters: Option<String>,
    }
}
