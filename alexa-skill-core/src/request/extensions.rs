//! Extensions of APL that the device offers.

use std::collections::BTreeMap;

use crate::wire::model;

model! {
    /// The extensions, of `context.Extensions`.
    pub struct ExtensionsState {
        /// The extensions by URI, such as `aplext:backstack:10`.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub available: Option<BTreeMap<String, AvailableExtension>>,
    }
}

model! {
    /// An extension.
    pub struct AvailableExtension {}
}
