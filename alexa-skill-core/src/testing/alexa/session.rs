use serde_json::{Map, Value};

use super::dialog::Question;
use crate::testing::language::DynamicEntities;

/// A session that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct Session {
    pub(super) id: String,
    /// Whether a request of it has been answered.
    pub(super) begun: bool,
    pub(super) attributes: Map<String, Value>,
    /// What Alexa has asked by the dialog model.
    pub(super) question: Option<Question>,
    pub(super) entities: DynamicEntities,
}
