//! Extensions of APL that the device offers.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::wire::model;

model! {
    /// The extensions, of `context.Extensions`.
    pub struct ExtensionsState {
        /// What the device says of each extension, by its URI such as `aplext:backstack:10`:
        /// nothing so far.
        #[serde(deserialize_with = "crate::wire::entries")]
        pub available: Option<BTreeMap<String, Value>>,
    }
}
