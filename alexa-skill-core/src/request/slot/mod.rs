mod error;
mod read;
mod resolutions;
#[expect(clippy::module_inception, reason = "`Slot` is the field's own word")]
mod slot;
mod value;

pub use self::error::SlotError;
pub(super) use self::read::read_slots;
pub use self::resolutions::{
    Resolution, ResolutionStatus, ResolutionStatusCode, ResolutionValue, ResolutionValueWrapper,
    Resolutions,
};
pub use self::slot::Slot;
pub use self::value::{ListSlotValue, SimpleSlotValue, SlotValue};
