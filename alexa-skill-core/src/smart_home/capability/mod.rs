//! What an endpoint can do, as discovery tells it.

mod camera;
#[allow(clippy::module_inception, reason = "one type per file, named after it")]
mod capability;
mod configured;
mod entertainment;
mod mode;
mod range;
mod resources;
mod security_panel;
mod semantics;
mod simple;
mod supported;
mod thermostat;

pub use self::camera::{CameraStreamConfiguration, Resolution};
pub use self::capability::Capability;
pub use self::entertainment::{InputSource, PlaybackOperation};
pub use self::mode::ModeConfiguration;
pub use self::range::RangeConfiguration;
pub use self::resources::{FriendlyName, Resources};
pub use self::security_panel::SecurityPanelConfiguration;
pub use self::semantics::{ActionMapping, Semantics, StateMapping};
pub use self::supported::{Supported, SupportedProperty};
pub use self::thermostat::{Setpoints, ThermostatConfiguration};
