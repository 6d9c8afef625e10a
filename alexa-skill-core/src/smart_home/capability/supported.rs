use crate::wire::kept;

kept! {
    /// The properties of an interface that an endpoint has, and how Alexa learns of them.
    pub struct Supported {
        /// `supported`
        pub supported: Option<Vec<SupportedProperty>> = "supported",
        /// `proactivelyReported`: the skill sends change reports.
        pub proactively_reported: Option<bool> = "proactivelyReported",
        /// `retrievable`: the skill answers `ReportState` with them.
        pub retrievable: Option<bool> = "retrievable",
        /// `nonControllable`: they can be read only.
        pub non_controllable: Option<bool> = "nonControllable",
    }
}

kept! {
    /// One property by its name.
    pub struct SupportedProperty {
        /// `name`
        pub name: Option<String> = "name",
    }
}

impl Supported {
    /// Properties by name, retrievable and not reported on their own.
    pub fn new(names: &[&str]) -> Self {
        let property = |name: &&str| SupportedProperty::default().name(*name);
        Self::default()
            .supported(names.iter().map(property).collect::<Vec<_>>())
            .proactively_reported(false)
            .retrievable(true)
    }
}
