//! The interaction model: what may be said, and what it means.

mod check;
mod dialog;
mod error;
mod intent;
mod interaction_model;
mod sample;
mod slot_type;
mod wire;

pub(super) use self::dialog::{DialogIntent, DialogSlot, Validation};
pub use self::error::{ModelError, ModelErrorKind};
pub(super) use self::intent::{IntentModel, SlotModel};
pub use self::interaction_model::InteractionModel;
pub(super) use self::sample::{Piece, Sample};
pub(super) use self::slot_type::{SlotType, SlotTypeValue};
