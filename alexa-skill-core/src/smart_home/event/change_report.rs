use crate::smart_home::{CauseType, EventTime, FormError, FormErrorKind, Property};
use crate::wire::kept;

kept! {
    /// The payload of `ChangeReport`.
    pub struct ChangeReport {
        /// `change`
        pub change: Option<Change> = "change",
    }
}

kept! {
    /// What changed, and why.
    pub struct Change {
        /// `cause`
        pub cause: Option<ChangeCause> = "cause",
        /// `properties` that changed.
        pub properties: Option<Vec<Property>> = "properties",
    }
}

kept! {
    /// Why something changed.
    pub struct ChangeCause {
        /// `type`
        pub cause_type: Option<CauseType> = "type",
    }
}

impl From<CauseType> for ChangeCause {
    fn from(cause: CauseType) -> Self {
        Self::default().cause_type(cause)
    }
}

impl ChangeReport {
    /// Properties that changed, and why.
    pub fn new(cause: CauseType, properties: impl IntoIterator<Item = Property>) -> Self {
        let properties: Vec<_> = properties.into_iter().collect();
        Self::default().change(Change::default().cause(cause).properties(properties))
    }
}

/// Whether something has a cause, and a time at which it happened.
pub(super) fn check_happened(
    cause: Option<&ChangeCause>,
    time: Option<&EventTime>,
) -> Result<(), FormError> {
    let missing = |place| Err(FormError::new(place, FormErrorKind::Empty));
    if cause.and_then(|cause| cause.cause_type.as_ref()).is_none() {
        return missing("cause.type");
    }
    match time {
        Some(time) => time.check().map_err(|error| error.at("timestamp")),
        None => missing("timestamp"),
    }
}
