use std::any::type_name;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::Owner;
use super::skill::Shared;
use crate::clock::Clock;
use crate::linking::Identity;
use crate::skill::MissingStateError;
use crate::smart_home::EndpointId;
use crate::smart_home::directive::Directive;

/// All that a handler has to answer one directive with.
pub struct DirectiveInput {
    directive: Directive,
    owner: Owner,
    extensions: http::Extensions,
    deadline: SystemTime,
    shared: Arc<Shared>,
}

/// A handler asked for something that this directive does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the directive has no {what}")]
pub struct MissingPartError {
    what: &'static str,
}

impl DirectiveInput {
    pub(super) fn new(
        directive: Directive,
        owner: Owner,
        extensions: http::Extensions,
        deadline: SystemTime,
        shared: Arc<Shared>,
    ) -> Self {
        Self {
            directive,
            owner,
            extensions,
            deadline,
            shared,
        }
    }

    /// What Alexa asks for.
    pub fn directive(&self) -> &Directive {
        &self.directive
    }

    /// Whose directive it is: the user that the verified token names.
    pub fn identity(&self) -> &Arc<Identity> {
        &self.owner.identity
    }

    /// The same user and, where the token stands for one, the partition.
    pub fn owner(&self) -> &Owner {
        &self.owner
    }

    /// The device or scene, which is one of the user's own. `Discover` and `AcceptGrant` have none.
    pub fn endpoint_id(&self) -> Result<&EndpointId, MissingPartError> {
        let what = "endpoint";
        self.directive
            .endpoint_id()
            .ok_or(MissingPartError { what })
    }

    /// What the [`DeviceStore`](super::DeviceStore) knows of the endpoint, where `D` is its type of
    /// device.
    pub fn device<D: Send + Sync + 'static>(&self) -> Result<&Arc<D>, MissingPartError> {
        let what = type_name::<D>();
        self.extensions.get().ok_or(MissingPartError { what })
    }

    /// What the skill was given by
    /// [`SmartHomeSkillBuilder::state`](super::SmartHomeSkillBuilder::state).
    pub fn state<T: Send + Sync + 'static>(&self) -> Result<&T, MissingStateError> {
        self.shared.state.get()
    }

    /// What interceptors left for this directive, by type.
    pub fn extensions(&self) -> &http::Extensions {
        &self.extensions
    }

    /// What interceptors leave for this directive, by type.
    pub fn extensions_mut(&mut self) -> &mut http::Extensions {
        &mut self.extensions
    }

    /// The clock that the skill goes by.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.shared.clock
    }

    /// When the skill answers in the handler's place.
    pub fn deadline(&self) -> SystemTime {
        self.deadline
    }

    /// The time left until the deadline; zero once it has passed.
    pub fn remaining_time(&self) -> Duration {
        let now = self.shared.clock.now();
        self.deadline.duration_since(now).unwrap_or_default()
    }
}

/// Prints the directive, whose secrets redact themselves.
impl fmt::Debug for DirectiveInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DirectiveInput")
            .field("directive", &self.directive)
            .field("owner", &self.owner)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
