use crate::smart_home::{CauseType, Property};
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
