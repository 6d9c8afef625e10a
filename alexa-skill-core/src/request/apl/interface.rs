use crate::wire::model;

model! {
    /// What a device says of its visual documents, under
    /// [`SupportedInterfaces::APL`](crate::request::SupportedInterfaces::APL).
    pub struct AlexaPresentationAplInterface {
        /// What renders the documents.
        pub runtime: Option<Runtime>,
    }
}

model! {
    /// What renders documents, or runs web pages.
    pub struct Runtime {
        /// The newest version that it understands, such as `2024.3`.
        pub max_version: Option<String>,
    }
}
