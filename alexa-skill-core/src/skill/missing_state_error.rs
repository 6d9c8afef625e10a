/// A handler asked for shared state that the skill was not given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the skill has no state of type {type_name}: give it one with `SkillBuilder::state`")]
pub struct MissingStateError {
    pub(super) type_name: &'static str,
}

impl MissingStateError {
    /// The type that was asked for.
    pub fn type_name(&self) -> &'static str {
        self.type_name
    }
}
