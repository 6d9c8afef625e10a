use crate::smart_home::Property;
use crate::wire::kept;

kept! {
    /// What is so, beside what a message is about.
    pub struct EventContext {
        /// `properties`
        pub properties: Option<Vec<Property>> = "properties",
    }
}
