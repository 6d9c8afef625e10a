use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;

/// What handlers share, one value of each type.
#[derive(Default)]
pub(crate) struct State(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl State {
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(value));
    }

    pub(crate) fn get<T: Send + Sync + 'static>(&self) -> Result<&T, MissingStateError> {
        self.0
            .get(&TypeId::of::<T>())
            .and_then(|value| value.downcast_ref())
            .ok_or(MissingStateError {
                type_name: type_name::<T>(),
            })
    }
}

/// A handler asked for shared state that the skill was not given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the skill has no state of type {type_name}: give it one with `SkillBuilder::state`")]
pub struct MissingStateError {
    type_name: &'static str,
}

impl MissingStateError {
    /// The type that was asked for.
    pub fn type_name(&self) -> &'static str {
        self.type_name
    }
}
