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
    /// The token of the document that was last shown.
    pub(super) document: Option<String>,
    /// The token of the connection that the skill started.
    pub(super) connection: Option<String>,
}
