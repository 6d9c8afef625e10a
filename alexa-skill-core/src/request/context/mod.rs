#[expect(clippy::module_inception, reason = "`Context` is the field's own word")]
mod context;
mod device;
mod supported_interfaces;
mod system;

pub use self::context::Context;
pub use self::device::Device;
pub use self::supported_interfaces::SupportedInterfaces;
pub use self::system::{Application, Person, System, Unit};
