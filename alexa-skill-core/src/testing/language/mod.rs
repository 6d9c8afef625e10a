//! From words to intents, as the interaction model says.

mod built_in_intents;
mod calling;
mod entities;
mod fill;
mod fit;
mod invocation;
mod matcher;
mod score;
mod values;
mod word;

pub(super) use self::built_in_intents::{is_no, is_yes, leaves, phrases};
pub(super) use self::entities::DynamicEntities;
pub(super) use self::fill::fill_given;
pub(super) use self::invocation::{Invocation, invocation, opening};
pub(super) use self::matcher::{Understanding, understand, understand_slot};
pub(super) use self::word::{Word, key, words};

use crate::Locale;
use crate::id::SkillId;
use crate::testing::model::InteractionModel;

/// What words are understood by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grammar<'a> {
    pub(super) model: &'a InteractionModel,
    pub(super) locale: &'a Locale,
    pub(super) skill_id: &'a SkillId,
    /// The values that the skill added in this session.
    pub(super) dynamic: &'a DynamicEntities,
    /// The user's day.
    pub(super) today: jiff::civil::Date,
}
