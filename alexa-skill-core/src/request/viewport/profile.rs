use std::fmt;

use super::group::class;
use super::{DpiGroup, Orientation, Shape, SizeGroup, ViewportState};

class! {
    /// Classes of devices with a screen, by shape, orientation, density and size.
    ///
    /// ```
    /// use alexa_skill_core::request::viewport::{Shape, ViewportProfile, ViewportState};
    ///
    /// let spot = ViewportState::default()
    ///     .shape(Shape::Round)
    ///     .dpi(160.0)
    ///     .current_pixel_width(480.0)
    ///     .current_pixel_height(480.0);
    /// assert_eq!(spot.profile(), ViewportProfile::HubRoundSmall);
    /// assert_eq!(spot.profile().as_str(), "HUB-ROUND-SMALL");
    /// ```
    #[non_exhaustive]
    ViewportProfile {
        /// A small round screen in a room.
        HubRoundSmall = "HUB-ROUND-SMALL",
        /// A small screen in a room.
        HubLandscapeSmall = "HUB-LANDSCAPE-SMALL",
        /// A screen in a room.
        HubLandscapeMedium = "HUB-LANDSCAPE-MEDIUM",
        /// A large screen in a room.
        HubLandscapeLarge = "HUB-LANDSCAPE-LARGE",
        /// A small screen in the hand, held wide.
        MobileLandscapeSmall = "MOBILE-LANDSCAPE-SMALL",
        /// A small screen in the hand, held high.
        MobilePortraitSmall = "MOBILE-PORTRAIT-SMALL",
        /// A screen in the hand, held wide.
        MobileLandscapeMedium = "MOBILE-LANDSCAPE-MEDIUM",
        /// A screen in the hand, held high.
        MobilePortraitMedium = "MOBILE-PORTRAIT-MEDIUM",
        /// A large television.
        TvLandscapeXLarge = "TV-LANDSCAPE-XLARGE",
        /// A part of a television, on its side.
        TvPortraitMedium = "TV-PORTRAIT-MEDIUM",
        /// A part of a television.
        TvLandscapeMedium = "TV-LANDSCAPE-MEDIUM",
        /// None of these, or no screen.
        Unknown = "UNKNOWN-VIEWPORT-PROFILE",
    }
}

impl ViewportProfile {
    /// The first profile that fits, in the order of the other SDKs.
    pub(super) fn of(viewport: &ViewportState) -> Self {
        use DpiGroup as Dpi;
        use Orientation::{Equal, Landscape, Portrait};
        use SizeGroup::{Large, Medium, Small, XLarge, XSmall};

        let (Some(shape), Some(orientation), Some(dpi), Some(width), Some(height)) = (
            viewport.shape.as_ref(),
            viewport.orientation(),
            viewport.dpi_group(),
            viewport.width_group(),
            viewport.height_group(),
        ) else {
            return Self::Unknown;
        };
        match (shape, orientation, dpi) {
            (Shape::Round, Equal, Dpi::Low) if (width, height) == (XSmall, XSmall) => {
                Self::HubRoundSmall
            }
            (Shape::Rectangle, Landscape, Dpi::Low) => match (width, height) {
                (XSmall | Small | Medium, XSmall) => Self::HubLandscapeSmall,
                (XSmall | Small | Medium, Small) => Self::HubLandscapeMedium,
                (Large | XLarge, Small | Medium | Large | XLarge) => Self::HubLandscapeLarge,
                _ => Self::Unknown,
            },
            (Shape::Rectangle, Landscape, Dpi::Medium) => match (width, height) {
                (Medium | Large | XLarge, Small | Medium | Large | XLarge) => {
                    Self::MobileLandscapeMedium
                }
                (Small | Medium | Large | XLarge, _) => Self::MobileLandscapeSmall,
                _ => Self::Unknown,
            },
            (Shape::Rectangle, Portrait, Dpi::Medium) => match (width, height) {
                (Small | Medium | Large | XLarge, Medium | Large | XLarge) => {
                    Self::MobilePortraitMedium
                }
                (_, Small | Medium | Large | XLarge) => Self::MobilePortraitSmall,
                _ => Self::Unknown,
            },
            (Shape::Rectangle, Landscape, Dpi::High | Dpi::XHigh | Dpi::XxHigh) => {
                match (width, height) {
                    (XLarge, Medium | Large | XLarge) => Self::TvLandscapeXLarge,
                    (Medium, Small) => Self::TvLandscapeMedium,
                    _ => Self::Unknown,
                }
            }
            (Shape::Rectangle, Portrait, Dpi::High | Dpi::XHigh | Dpi::XxHigh)
                if (width, height) == (XSmall, XLarge) =>
            {
                Self::TvPortraitMedium
            }
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(shape: Shape, width: f64, height: f64, dpi: f64) -> ViewportProfile {
        ViewportState::default()
            .shape(shape)
            .current_pixel_width(width)
            .current_pixel_height(height)
            .dpi(dpi)
            .profile()
    }

    #[test]
    fn profiles_change_at_their_edges() {
        use ViewportProfile as P;
        for (width, height, dpi, expected) in [
            (1024.0, 599.0, 160.0, P::HubLandscapeSmall),
            (599.0, 598.0, 121.0, P::HubLandscapeSmall),
            (1279.0, 600.0, 160.0, P::HubLandscapeMedium),
            (1024.0, 959.0, 160.0, P::HubLandscapeMedium),
            (1024.0, 960.0, 160.0, P::Unknown),
            (1280.0, 599.0, 160.0, P::Unknown),
            (1280.0, 600.0, 160.0, P::HubLandscapeLarge),
            (1920.0, 1080.0, 160.9, P::HubLandscapeLarge),
            (800.0, 1280.0, 160.0, P::Unknown),
            (1280.0, 800.0, 120.0, P::Unknown),
            (960.0, 600.0, 161.0, P::MobileLandscapeMedium),
            (959.0, 600.0, 240.0, P::MobileLandscapeSmall),
            (600.0, 300.0, 240.0, P::MobileLandscapeSmall),
            (1920.0, 599.0, 240.0, P::MobileLandscapeSmall),
            (599.0, 300.0, 240.0, P::Unknown),
            (600.0, 960.0, 161.0, P::MobilePortraitMedium),
            (600.0, 959.0, 161.0, P::MobilePortraitSmall),
            (300.0, 600.0, 240.0, P::MobilePortraitSmall),
            (599.0, 1920.0, 240.0, P::MobilePortraitSmall),
            (300.0, 599.0, 240.0, P::Unknown),
            (1920.0, 960.0, 241.0, P::TvLandscapeXLarge),
            (1920.0, 1080.0, 481.0, P::TvLandscapeXLarge),
            (1920.0, 959.0, 320.0, P::Unknown),
            (1919.0, 1080.0, 320.0, P::Unknown),
            (960.0, 600.0, 320.0, P::TvLandscapeMedium),
            (1279.0, 959.0, 400.0, P::TvLandscapeMedium),
            (300.0, 1920.0, 320.0, P::TvPortraitMedium),
            (600.0, 1920.0, 320.0, P::Unknown),
            (300.0, 1919.0, 320.0, P::Unknown),
            (480.0, 480.0, 160.0, P::Unknown),
            (-1.0, 480.0, 160.0, P::Unknown),
            (1280.0, 800.0, -160.0, P::Unknown),
        ] {
            let shape = Shape::Rectangle;
            assert_eq!(
                profile(shape, width, height, dpi),
                expected,
                "{width} x {height} at {dpi}"
            );
        }
        for (width, height, dpi, expected) in [
            (480.0, 480.0, 160.0, P::HubRoundSmall),
            (599.0, 599.0, 121.0, P::HubRoundSmall),
            (600.0, 600.0, 160.0, P::Unknown),
            (480.0, 481.0, 160.0, P::Unknown),
            (480.0, 480.0, 161.0, P::Unknown),
        ] {
            assert_eq!(profile(Shape::Round, width, height, dpi), expected);
        }
        assert_eq!(ViewportState::default().profile(), P::Unknown);
        let odd = Shape::Unknown("TRIANGLE".into());
        assert_eq!(profile(odd, 480.0, 480.0, 160.0), P::Unknown);
    }
}
