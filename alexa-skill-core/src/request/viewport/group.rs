use std::cmp::Ordering;
use std::fmt;

/// Defines a class with its name as ask-sdk has it.
macro_rules! class {
    (
        $(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                $variant,
            )*
        }

        impl $name {
            /// Its name in the other SDKs.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(super) use class;

class! {
    /// How a screen is held.
    Orientation {
        /// As wide as high.
        Equal = "EQUAL",
        /// Wider than high.
        Landscape = "LANDSCAPE",
        /// Higher than wide.
        Portrait = "PORTRAIT",
    }
}

class! {
    /// Classes of widths and heights, from small to large.
    ///
    /// ```
    /// use alexa_skill_core::request::viewport::SizeGroup;
    ///
    /// assert_eq!(SizeGroup::from_pixels(1024.0), Some(SizeGroup::Medium));
    /// assert!(SizeGroup::Medium < SizeGroup::Large);
    /// ```
    SizeGroup {
        /// Under 600 pixels.
        XSmall = "XSMALL",
        /// From 600 pixels.
        Small = "SMALL",
        /// From 960 pixels.
        Medium = "MEDIUM",
        /// From 1280 pixels.
        Large = "LARGE",
        /// From 1920 pixels.
        XLarge = "XLARGE",
    }
}

class! {
    /// Classes of density, from low to high.
    ///
    /// ```
    /// use alexa_skill_core::request::viewport::DpiGroup;
    ///
    /// assert_eq!(DpiGroup::from_dpi(160.0), Some(DpiGroup::Low));
    /// assert!(DpiGroup::High < DpiGroup::XxHigh);
    /// ```
    DpiGroup {
        /// Under 121 pixels to the inch.
        XLow = "XLOW",
        /// From 121.
        Low = "LOW",
        /// From 161.
        Medium = "MEDIUM",
        /// From 241.
        High = "HIGH",
        /// From 321.
        XHigh = "XHIGH",
        /// From 481.
        XxHigh = "XXHIGH",
    }
}

impl Orientation {
    /// How a screen of this width and height is held.
    pub fn of(width: f64, height: f64) -> Self {
        match width.partial_cmp(&height) {
            Some(Ordering::Greater) => Self::Landscape,
            Some(Ordering::Less) => Self::Portrait,
            _ => Self::Equal,
        }
    }
}

impl SizeGroup {
    /// The class of a width or height; `None` for a negative one. Fractions count.
    pub fn from_pixels(pixels: f64) -> Option<Self> {
        match pixels {
            0.0..600.0 => Some(Self::XSmall),
            600.0..960.0 => Some(Self::Small),
            960.0..1280.0 => Some(Self::Medium),
            1280.0..1920.0 => Some(Self::Large),
            1920.0.. => Some(Self::XLarge),
            _ => None,
        }
    }
}

impl DpiGroup {
    /// The class of a density; `None` for a negative one. Fractions count.
    pub fn from_dpi(dpi: f64) -> Option<Self> {
        match dpi {
            0.0..121.0 => Some(Self::XLow),
            121.0..161.0 => Some(Self::Low),
            161.0..241.0 => Some(Self::Medium),
            241.0..321.0 => Some(Self::High),
            321.0..481.0 => Some(Self::XHigh),
            481.0.. => Some(Self::XxHigh),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_change_class_at_their_edges() {
        for (pixels, group) in [
            (-1.0, None),
            (-0.1, None),
            (f64::NAN, None),
            (-0.0, Some(SizeGroup::XSmall)),
            (0.0, Some(SizeGroup::XSmall)),
            (599.0, Some(SizeGroup::XSmall)),
            (599.9, Some(SizeGroup::XSmall)),
            (600.0, Some(SizeGroup::Small)),
            (959.9, Some(SizeGroup::Small)),
            (960.0, Some(SizeGroup::Medium)),
            (1279.9, Some(SizeGroup::Medium)),
            (1280.0, Some(SizeGroup::Large)),
            (1919.9, Some(SizeGroup::Large)),
            (1920.0, Some(SizeGroup::XLarge)),
            (1e9, Some(SizeGroup::XLarge)),
        ] {
            assert_eq!(SizeGroup::from_pixels(pixels), group, "{pixels}");
        }
    }

    #[test]
    fn densities_change_class_at_their_edges() {
        for (dpi, group) in [
            (-1.0, None),
            (f64::NAN, None),
            (0.0, Some(DpiGroup::XLow)),
            (120.9, Some(DpiGroup::XLow)),
            (121.0, Some(DpiGroup::Low)),
            (160.9, Some(DpiGroup::Low)),
            (161.0, Some(DpiGroup::Medium)),
            (240.9, Some(DpiGroup::Medium)),
            (241.0, Some(DpiGroup::High)),
            (320.9, Some(DpiGroup::High)),
            (321.0, Some(DpiGroup::XHigh)),
            (480.9, Some(DpiGroup::XHigh)),
            (481.0, Some(DpiGroup::XxHigh)),
            (1e9, Some(DpiGroup::XxHigh)),
        ] {
            assert_eq!(DpiGroup::from_dpi(dpi), group, "{dpi}");
        }
    }

    #[test]
    fn a_screen_is_held_as_its_sides_are() {
        for (width, height, orientation) in [
            (2.0, 1.0, Orientation::Landscape),
            (1.5, 1.0, Orientation::Landscape),
            (1.0, 1.5, Orientation::Portrait),
            (1.0, 1.0, Orientation::Equal),
            (0.0, 0.0, Orientation::Equal),
        ] {
            assert_eq!(Orientation::of(width, height), orientation);
        }
    }
}
