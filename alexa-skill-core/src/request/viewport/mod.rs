//! Screens: what they are like, and which class of devices they belong to.

mod group;
mod profile;
mod state;
mod typed;
mod viewports;

pub use self::group::{DpiGroup, Orientation, SizeGroup};
pub use self::profile::ViewportProfile;
pub use self::state::{Codec, Experience, Keyboard, Mode, Shape, Touch, Video, ViewportState};
pub use self::typed::{
    AplViewportState, ApltViewportState, CharacterFormat, ContinuousViewportSize,
    CurrentConfiguration, DialogSupport, DiscreteViewportSize, InterSegment, LineProfile,
    PresentationType, TypedViewportState, ViewportConfiguration, ViewportSize,
};
pub use self::viewports::Viewports;
